using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using NetDsl.Compiler;
using Xunit;

namespace NetDsl.Analyzers.Tests;

/// <summary>A message is written when it is read, in the reader's language.</summary>
public sealed class LanguageTests
{
    private static readonly CultureInfo Spanish = new Culture("es"), German = new Culture("de");

    [Fact]
    public void A_text_is_read_in_its_language_and_in_English_where_it_has_none()
    {
        Message message = "use local variables", unknown = "never written anywhere";

        Assert.Equal("use variables locales", message.ToString(null, Spanish));
        Assert.Equal("use local variables", message.ToString(null, German));
        Assert.Equal("use local variables", message.ToString());
        Assert.Equal("never written anywhere", unknown.ToString(null, Spanish));
    }

    [Fact]
    public void Numbers_stand_as_the_language_writes_them_and_code_as_code()
    {
        Message message = $"Dropout({0.25:0.####}) acts on the {12345:N0} outputs: {25.0:0.##} % of the predictions are zeroed";

        Assert.Equal("Dropout(0.25) acts on the 12,345 outputs: 25 % of the predictions are zeroed", message.ToString());
        Assert.Equal("Dropout(0.25) actúa sobre las 12\u00A0345 salidas: el 25 % de las predicciones se pone a cero", message.ToString(null, Spanish));
    }

    [Fact]
    public void A_message_inside_another_is_read_in_the_same_language()
    {
        Message part = $"its input is {"[4]"}", whole = $"Permute names {2} axes, but {part}: name each of the {1} once";

        Assert.Equal("Permute names 2 axes, but its input is [4]: name each of the 1 once", whole.ToString());
        Assert.Equal("Permute nombra 2 ejes, pero su entrada es [4]: nombre cada uno de los 1 una vez", whole.ToString(null, Spanish));
    }

    [Fact]
    public void Braces_stay_and_equal_messages_are_equal()
    {
        Message plain = "a {b} c", other = $"a {{b}} {"c"}";

        Assert.Equal("a {b} c", plain.ToString());
        Assert.Equal(plain, other);
        Assert.NotEqual<Message>(plain, "a {b} d");
    }

    [Fact]
    public async Task The_reading_culture_decides_the_language_of_a_diagnostic_and_of_its_title()
    {
        var found = Assert.Single(await Analysis.Diagnostics("[Network, Input(1, 28, 28), Dense(10)] public sealed partial class Net;"));

        Assert.Equal("'dense1' needs a vector but 'input' gives [1, 28, 28]: flatten it first (784 values)", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal("'dense1' necesita un vector, pero 'input' da [1, 28, 28]: aplánelo antes con Flatten (784 valores)", found.GetMessage(Spanish));
        Assert.Equal("Una capa necesita un vector", found.Descriptor.Title.ToString(Spanish));
        Assert.Equal("A layer needs a vector", found.Descriptor.Title.ToString(German));
    }

    [Fact]
    public void Every_rule_and_suppression_has_a_Spanish_title()
    {
        Assert.All(Catalog.All, rule => Assert.NotEqual(rule.Title.ToString(CultureInfo.InvariantCulture), rule.Title.ToString(Spanish)));
        Assert.All(new NetworkSuppressor().SupportedSuppressions, one => Assert.NotEqual(one.Justification.ToString(CultureInfo.InvariantCulture), one.Justification.ToString(Spanish)));
    }

    [Fact]
    public void What_is_emitted_is_the_same_under_every_culture()
    {
        var before = CultureInfo.CurrentUICulture;
        var source = Analysis.Usings + "[Network, Input(1, 28, 28), Dense(10)] public sealed partial class Net;";
        string Emit() => Analysis.Completed([source]).SyntaxTrees.Last().ToString();
        var english = Emit();
        try
        {
            CultureInfo.CurrentUICulture = Spanish;
            Assert.Equal(english, Emit());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Contains("needs a vector", english, System.StringComparison.Ordinal);
    }

    /// <summary>A culture by its language alone: the tests run where there may be no data of any.</summary>
    private sealed class Culture(string language) : CultureInfo("")
    {
        public override string TwoLetterISOLanguageName => language;
    }
}
