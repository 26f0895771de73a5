using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using NetDsl;

namespace Samples;

/// <summary>Runs a sample's command line. What the user can mend is one line on standard error and exit code 1, never a stack trace.</summary>
public static class SampleApp
{
    public static int Run(RootCommand command, string[] args)
    {
#if DEBUG
        Console.Error.WriteLine("note: this is a Debug build; with '-c Release' it runs several times faster");
#endif
        var parsed = command.Parse(args);
        if (parsed.Action is ParseErrorAction) return Fail(parsed.Errors[0].Message);
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        // FormatException is the base of what damaged data and weight files give.
        catch (Exception e) when (e is SampleException or IOException or UnauthorizedAccessException or FormatException or NonFiniteLossException)
        {
            return Fail(e.Message);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine("error: " + message.TrimEnd().ReplaceLineEndings("\n").Replace("\n\t", " ").Replace("\n", "; "));
        return 1;
    }
}
