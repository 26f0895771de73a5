namespace NetDsl;

public static partial class Layers
{
    /// <summary>
    /// A convolution of sequences, <c>y[o, p] = b[o] + Σᵢₖ w[o, i, k] · x[i, p·stride − padding + k·dilation]</c>. Parameters: <c>weight</c> [channels, inputs / groups, kernel] and <c>bias</c> [channels].
    /// </summary>
    /// <param name="x">A sequence [inputs, length].</param>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Length of the kernel.</param>
    /// <param name="stride">Values from one place of the kernel to the next.</param>
    /// <param name="padding">How many elements stand on both sides, or <see cref="Padding.Same"/>.</param>
    /// <param name="dilation">Distance of the kernel's neighbours: 1 for none between them.</param>
    /// <param name="causal">True to put all padding before the sequence, (kernel − 1) · dilation of them: the result at a place depends on no later one.</param>
    /// <param name="groups">Into how many groups the channels are divided; as many as there are channels for a depthwise convolution.</param>
    /// <param name="bias">False to leave the bias out.</param>
    /// <param name="init">How the weight is filled; uniform within ±1/√fan-in unless set, where the fan-in is a kernel's inputs.</param>
    /// <param name="gain">A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="biasInit">How the bias is filled; uniform within ±1/√fan-in unless set.</param>
    /// <param name="biasGain">A factor on what the bias initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</param>
    /// <param name="paddingMode">What stands around the sequence; zeros unless set.</param>
    /// <param name="name">The prefix of the parameter names; the layer's kind and a counter unless set.</param>
    /// <returns>[channels, length'], (length + padding − dilation · (kernel − 1) − 1) / stride + 1, rounded down.</returns>
    /// <remarks>PyTorch's definition: cross-correlation, the kernel is not turned. Inside the network images are kept as [height, width, channels]. Build errors: NDSL1002 for a shared layer with another number of channels; NDSL1003 where nothing is left; NDSL1010 for channels that the groups do not divide; NDSL1019 for an argument out of range, or a padding that the mode cannot fill; NDSL1024 for an input that is no sequence.</remarks>
    public static Tensor Conv1d(Tensor x, int channels, int kernel, int stride = 1, int padding = 0, int dilation = 1, bool causal = false, int groups = 1, bool bias = true, Init init = Init.Default, double gain = 1, Init biasInit = Init.Default, double biasGain = 1, PaddingMode paddingMode = PaddingMode.Constant, string? name = null) => throw NetworkBody.ReadAtBuildTime();
}

/// <summary><see cref="Layers.Conv1d(Tensor, int, int, int, int, int, bool, int, bool, Init, double, Init, double, PaddingMode, string)"/> in a stack of attributes.</summary>
public sealed class Conv1dAttribute : LayerAttribute
{
    /// <summary>Sets what the layer cannot do without.</summary>
    /// <param name="channels">Channels of the result.</param>
    /// <param name="kernel">Length of the kernel.</param>
    public Conv1dAttribute(int channels, int kernel)
    {
        Channels = channels;
        Kernel = kernel;
    }

    /// <summary>Channels of the result.</summary>
    public int Channels { get; }

    /// <summary>Length of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>Values from one place of the kernel to the next.</summary>
    public int Stride { get; set; }

    /// <summary>How many elements stand on both sides, or <see cref="Padding.Same"/>.</summary>
    public int Padding { get; set; }

    /// <summary>Distance of the kernel's neighbours: 1 for none between them.</summary>
    public int Dilation { get; set; }

    /// <summary>True to put all padding before the sequence, (kernel − 1) · dilation of them: the result at a place depends on no later one.</summary>
    public bool Causal { get; set; }

    /// <summary>Into how many groups the channels are divided; as many as there are channels for a depthwise convolution.</summary>
    public int Groups { get; set; }

    /// <summary>False to leave the bias out.</summary>
    public bool Bias { get; set; }

    /// <summary>How the weight is filled; uniform within ±1/√fan-in unless set, where the fan-in is a kernel's inputs.</summary>
    public Init Init { get; set; }

    /// <summary>A factor on what the initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double Gain { get; set; }

    /// <summary>How the bias is filled; uniform within ±1/√fan-in unless set.</summary>
    public Init BiasInit { get; set; }

    /// <summary>A factor on what the bias initialiser prescribes, or the value itself for <see cref="Init.Constant"/>.</summary>
    public double BiasGain { get; set; }

    /// <summary>What stands around the sequence; zeros unless set.</summary>
    public PaddingMode PaddingMode { get; set; }

    /// <summary>The prefix of the parameter names; the layer's kind and a counter unless set.</summary>
    public string? Name { get; set; }
}
