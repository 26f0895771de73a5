using System;
using System.Linq;
using NetDsl;
using NetDsl.Text;

namespace Samples.Transformers;

/// <summary>Writes on from a prompt with a language model.</summary>
internal static class Writer
{
    public static string Write(Network network, Tokenizer tokenizer, string prompt, int count)
    {
        using var generator = new TextGenerator(network, new Sampling { Temperature = 0.8 });
        var written = new int[count];
        generator.Write(tokenizer.Encode(prompt).ToArray(), written);
        return tokenizer.Decode(written.Select(token => Math.Min(token, tokenizer.Count - 1)).ToArray());
    }
}
