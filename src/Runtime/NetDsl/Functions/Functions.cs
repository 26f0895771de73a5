namespace NetDsl;

/// <summary>
/// What a network body may call that owns no parameters: activations, arithmetic, shapes, losses. Meant for
/// <c>using static NetDsl.Functions;</c>.
/// </summary>
/// <remarks>
/// Bodies of networks are read at build time: at run time every method throws <see cref="System.InvalidOperationException"/>.
/// Shapes leave out the batch, axes count from 0, and a negative axis counts from the back. Definitions and defaults are PyTorch's.
/// </remarks>
public static partial class Functions;
