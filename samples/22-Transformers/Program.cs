using System.CommandLine;

namespace Samples.Transformers;

/// <summary>Networks made of attention: they write, read and translate.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var command = new RootCommand("Transformers: 'gpt' learns to write like Shakespeare, 'gpt2' is GPT-2 of 124 million parameters, 'bert' reads who speaks, 'translate' goes from English to French.");
        command.Add(CharGptCommand.Create());
        command.Add(Gpt2Command.Create());
        command.Add(BertCommand.Create());
        command.Add(TranslateCommand.Create());
        return SampleApp.Run(command, args);
    }
}
