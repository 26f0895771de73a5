using System;
using System.Globalization;
using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Arguments with the checks that many operations share; each failure is one message at that argument.</summary>
internal static class Checks
{
    /// <summary>A size: a whole number of at least 1.</summary>
    public static int Size(this Call call, Operation operation, string name)
    {
        var size = call.Int(name);
        return size >= 1 ? size : throw call.Fail("NDSL1019", name, $"{call.Title(operation)} has {name} {size}: it must be at least 1");
    }

    /// <summary>A number above 0.</summary>
    public static double Positive(this Call call, Operation operation, string name)
    {
        var number = call.Number(name);
        return number > 0 ? number : throw call.Fail("NDSL1019", name, $"{call.Title(operation)} has {name} {number}: it must be above 0");
    }

    /// <summary>A share: from 0 to below 1.</summary>
    public static double Share(this Call call, Operation operation, string name)
    {
        var share = call.Number(name);
        if (share is >= 0 and < 1) return share;
        var limits = (Message)$"{call.Title(operation)} has {name} {share}: it must be from 0 to below 1";
        throw call.Fail("NDSL1019", name, share is > 1 and < 100 ? $"{limits} ({share / 100} for {share} %)" : limits);
    }

    /// <summary>A shape whose dimensions are all at least 1.</summary>
    public static Shape Dimensions(this Call call, Operation operation, string name)
    {
        var shape = new Shape(call.Ints(name));
        return shape.Dimensions.All(d => d >= 1) ? shape : throw call.Fail("NDSL1019", name, $"{call.Title(operation)} has the shape {shape}: dimensions must be at least 1");
    }

    /// <summary>Tensors whose shapes are equal but for one axis (−1 for none). The one that differs from most is the one to edit.</summary>
    public static void RequireEqual(this Call call, Operation operation, Value[] tensors, int axis)
    {
        bool Fit(Shape a, Shape b) => a.Rank == b.Rank && Enumerable.Range(0, a.Rank).All(d => d == axis || a[d] == b[d]);
        var usual = tensors.OrderByDescending(tensor => tensors.Count(other => Fit(tensor.Shape, other.Shape))).First().Shape;
        var odd = Array.FindIndex(tensors, tensor => !Fit(tensor.Shape, usual));
        if (odd < 0) return;
        var found = tensors[odd].Shape;
        var all = string.Join(", ", tensors.Select(tensor => tensor.Shape.ToString()));
        if (found.Rank != usual.Rank)
            throw call.Fail("NDSL1007", $"tensors[{odd}]", $"{operation.Name} joins {all}: tensor {odd + 1} has {found.Rank} axes and must have {usual.Rank}");
        var wrong = Enumerable.Range(0, usual.Rank).First(d => d != axis && found[d] != usual[d]);
        throw call.Fail("NDSL1007", $"tensors[{odd}]", axis < 0
            ? (Message)$"{operation.Name} joins {all}: axis {wrong} of tensor {odd + 1} is {found[wrong]} and must be {usual[wrong]}"
            : $"{operation.Name} joins {all} along axis {axis}: axis {wrong} of tensor {odd + 1} is {found[wrong]} and must be {usual[wrong]}");
    }
}
