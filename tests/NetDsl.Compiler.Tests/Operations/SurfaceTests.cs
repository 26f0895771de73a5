using System;
using System.Linq;
using System.Reflection;
using Xunit;

namespace NetDsl.Compiler.Tests.Operations;

/// <summary>What users can write and what the compiler has rules for are the same set.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void Every_public_method_has_a_rule_and_every_rule_a_public_method() => Assert.Equal(
        OperationRegistry.All.Select(operation => operation.Name),
        PublicSurface.Methods.Select(method => method.Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Methods_that_a_stack_can_use_have_an_attribute_and_no_others()
    {
        var wanted = PublicSurface.Methods.Where(FitsAStack).Select(method => method.Name).Distinct();
        var attributes = PublicSurface.Attributes.Select(Operation);
        Assert.Equal(wanted.Order(StringComparer.Ordinal), attributes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Loss_attributes_are_the_losses() => Assert.Equal(
        OperationRegistry.All.OfType<LossOperation>().Select(operation => operation.Name),
        PublicSurface.Attributes.Where(type => typeof(LossAttribute).IsAssignableFrom(type)).Select(Operation).Order(StringComparer.Ordinal));

    [Fact]
    public void Attributes_take_what_their_methods_take()
    {
        foreach (var attribute in PublicSurface.Attributes)
        {
            var properties = attribute.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
            var names = properties.Select(property => Camel(property.Name)).Order(StringComparer.Ordinal).ToList();
            var overloads = PublicSurface.Methods.Where(method => method.Name == Operation(attribute)).ToList();
            Assert.True(
                overloads.Any(method => Settings(method, attribute).Order(StringComparer.Ordinal).SequenceEqual(names)),
                $"{attribute.Name} has {string.Join(", ", names)}; the overloads take {string.Join(" or ", overloads.Select(m => string.Join(", ", Settings(m, attribute))))}");
            foreach (var constructor in attribute.GetConstructors())
                foreach (var parameter in constructor.GetParameters())
                    Assert.Contains(parameter.Name, names);
            foreach (var property in properties)
                Assert.Contains(overloads.SelectMany(method => method.GetParameters()), parameter =>
                    parameter.Name == Camel(property.Name) && (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == property.PropertyType);
        }
    }

    [Fact]
    public void Required_settings_are_in_every_constructor()
    {
        foreach (var attribute in PublicSurface.Attributes)
        {
            var required = PublicSurface.Methods.First(method => method.Name == Operation(attribute)).GetParameters()
                .Where(parameter => !parameter.HasDefaultValue && !IsTensor(parameter.ParameterType)).Select(parameter => parameter.Name!);
            foreach (var constructor in attribute.GetConstructors())
                Assert.Subset(constructor.GetParameters().Select(parameter => parameter.Name!).ToHashSet(), required.ToHashSet());
        }
    }

    [Fact]
    public void Running_a_network_body_says_what_to_do_instead()
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Functions.Full(1, 2));
        Assert.Contains("read at build time", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Predict", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Trainer", thrown.Message, StringComparison.Ordinal);
    }

    /// <summary>One tensor in and one out; or a loss of a prediction and a target.</summary>
    private static bool FitsAStack(MethodInfo method)
    {
        var tensors = method.GetParameters().Count(parameter => IsTensor(parameter.ParameterType));
        var others = method.GetParameters().Any(parameter => typeof(Delegate).IsAssignableFrom(parameter.ParameterType) || parameter.ParameterType == typeof(Tensor[]));
        return method.ReturnType == typeof(Tensor) && !others && tensors == (OperationRegistry.Find(method.Name) is LossOperation ? 2 : 1);
    }

    /// <summary>The parameters that an attribute sets: all but the tensors and, for losses, the axis (in a stack the classes are last).</summary>
    private static string[] Settings(MethodInfo method, Type attribute) => method.GetParameters()
        .Where(parameter => !IsTensor(parameter.ParameterType) && !(parameter.Name == "axis" && typeof(LossAttribute).IsAssignableFrom(attribute)))
        .Select(parameter => parameter.Name!).ToArray();

    private static bool IsTensor(Type type) => type == typeof(Tensor) || type == typeof(IntTensor);

    private static string Operation(Type attribute) => attribute.Name[..^"Attribute".Length];

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
