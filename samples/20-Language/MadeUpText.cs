using System.Text;
using NetDsl;

namespace Samples.Language;

/// <summary>Sentences of a small grammar, for a machine without the real text: easy to learn, and easy to see whether it was.</summary>
internal static class MadeUpText
{
    private static readonly string[] Who = ["the king", "my lady", "a fool", "the old duke", "thy brother", "the queen", "our captain"];
    private static readonly string[] Does = ["loves", "fears", "sees", "will hear", "hath slain", "calls", "must leave"];
    private static readonly string[] Whom = ["the moon", "his crown", "a sword", "the sea", "her garden", "thy letter", "the night"];
    private static readonly string[] How = ["at dawn", "in silence", "for love", "with sorrow", "once more"];

    public static string Write(int length, int seed)
    {
        var random = new RandomSource(seed);
        string One(string[] words) => words[random.Next(words.Length)];
        var text = new StringBuilder();
        while (text.Length < length)
        {
            var sentence = $"{One(Who)} {One(Does)} {One(Whom)}{(random.Next(2) == 0 ? " " + One(How) : "")}";
            text.Append(char.ToUpperInvariant(sentence[0])).Append(sentence, 1, sentence.Length - 1).Append(random.Next(4) == 0 ? "!\n" : ".\n");
        }

        return text.ToString(0, length);
    }
}
