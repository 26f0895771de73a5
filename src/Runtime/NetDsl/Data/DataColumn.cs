using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Data;

/// <summary>One column of a <see cref="DataSet"/>: what it is called and what one sample of it looks like.</summary>
/// <param name="Name">Unique in its data set; best the name of the network's input or target.</param>
/// <param name="Shape">Dimensions of one sample, row-major; empty for a single number.</param>
/// <param name="IsInteger">True for labels and token ids (int32), false for float32.</param>
public sealed record DataColumn(string Name, IReadOnlyList<int> Shape, bool IsInteger)
{
    /// <summary>The number of values of one sample.</summary>
    public int Size
    {
        get
        {
            var size = 1;
            foreach (var dimension in Shape) size *= dimension;
            return size;
        }
    }

    /// <summary>As <c>image: float[1, 28, 28]</c>.</summary>
    public override string ToString() =>
        $"{Name}: {(IsInteger ? "int" : "float")}[{string.Join(", ", Shape.Select(d => d.ToString(CultureInfo.InvariantCulture)))}]";
}
