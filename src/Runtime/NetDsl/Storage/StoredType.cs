using System;

namespace NetDsl.Storage;

/// <summary>The element types of safetensors.</summary>
public enum StoredType
{
    /// <summary>IEEE 754 binary32, what NetDsl writes.</summary>
    F32,

    /// <summary>IEEE 754 binary64; read by rounding to float32.</summary>
    F64,

    /// <summary>IEEE 754 binary16; read exactly.</summary>
    F16,

    /// <summary>The upper half of a float32; read exactly.</summary>
    BF16,

    /// <summary>8-bit float with 5 bits of exponent; listed, not read.</summary>
    F8_E5M2,

    /// <summary>8-bit float with 4 bits of exponent; listed, not read.</summary>
    F8_E4M3,

    /// <summary>Signed, 64 bits; read as integers, for counters.</summary>
    I64,

    /// <summary>Signed, 32 bits; listed, not read.</summary>
    I32,

    /// <summary>Signed, 16 bits; listed, not read.</summary>
    I16,

    /// <summary>Signed, 8 bits; listed, not read.</summary>
    I8,

    /// <summary>Unsigned, 64 bits; listed, not read.</summary>
    U64,

    /// <summary>Unsigned, 32 bits; listed, not read.</summary>
    U32,

    /// <summary>Unsigned, 16 bits; listed, not read.</summary>
    U16,

    /// <summary>Unsigned, 8 bits; listed, not read.</summary>
    U8,

    /// <summary>One byte, 0 or 1; listed, not read.</summary>
    BOOL,
}

internal static class StoredTypes
{
    /// <summary>Bytes of one element.</summary>
    public static int Bytes(this StoredType type) => type switch
    {
        StoredType.F64 or StoredType.I64 or StoredType.U64 => 8,
        StoredType.F32 or StoredType.I32 or StoredType.U32 => 4,
        StoredType.F16 or StoredType.BF16 or StoredType.I16 or StoredType.U16 => 2,
        _ => 1,
    };

    /// <summary>True where the reader gives float32 values.</summary>
    public static bool IsRead(this StoredType type) => type is StoredType.F32 or StoredType.F64 or StoredType.F16 or StoredType.BF16;

    // Names alone: Enum.TryParse would take numbers and combinations too.
    public static bool TryParse(string name, out StoredType type) => Enum.TryParse(name, out type) && name == type.ToString();
}
