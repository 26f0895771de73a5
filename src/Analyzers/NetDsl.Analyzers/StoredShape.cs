using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NetDsl.Analyzers;

/// <summary>What a weights file's header says of one tensor.</summary>
internal sealed class StoredShape
{
    public StoredShape(string type, IReadOnlyList<long> dimensions)
    {
        Type = type;
        Dimensions = dimensions;
    }

    /// <summary>As safetensors names it, <c>F32</c>.</summary>
    public string Type { get; }

    public IReadOnlyList<long> Dimensions { get; }

    public override string ToString() => "[" + string.Join(", ", Dimensions.Select(dimension => dimension.ToString(CultureInfo.InvariantCulture))) + "]";
}
