using System;
using System.Linq;
using System.Reflection;
using Samples.Language;
using Samples.Transformers;
using Samples.Vision;
using Xunit;

namespace Samples.Tests;

/// <summary>The JIT stops optimising methods of more than 60,000 bytes of IL, or 20,000 instructions: whatever the network, no method comes near.</summary>
public sealed class EmittedMethodTests
{
    // An instruction has at least one byte.
    private const int LargestMethod = 20_000;

    [Theory]
    [InlineData(typeof(ResNet50))]
    [InlineData(typeof(EfficientNetB0))]
    [InlineData(typeof(GoogLeNet))]
    [InlineData(typeof(Gpt2))]
    [InlineData(typeof(TransformerBase))]
    [InlineData(typeof(BertBase))]
    [InlineData(typeof(CharGpt))]
    [InlineData(typeof(CharLstm))]
    public void No_method_is_too_long_to_be_optimised(Type network)
    {
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var methods = network.GetNestedTypes(all).Append(network).SelectMany(type => type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)))
            .Select(method => (Name: $"{method.DeclaringType!.Name}.{method.Name}", Length: method.GetMethodBody()?.GetILAsByteArray()?.Length ?? 0)).ToList();
        Assert.Contains(methods, method => method.Name.StartsWith("TrainingProgram.Backward", StringComparison.Ordinal) || method.Name.StartsWith("PredictionProgram.Forward", StringComparison.Ordinal));
        var longest = methods.MaxBy(method => method.Length);
        Assert.True(longest.Length < LargestMethod, $"{network.Name}: {longest.Name} has {longest.Length} bytes of IL");
    }
}
