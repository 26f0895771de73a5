namespace NetDsl.Compiler;

/// <summary>Everything that the reading found out about one network, and all that its source depends on.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="Containers">The types that hold the class, outermost first, as <c>partial class Models</c>.</param>
/// <param name="Name">Name of the class.</param>
/// <param name="Training">The graph with dropout acting.</param>
/// <param name="Evaluation">The graph of prediction, with the loss where one is declared.</param>
/// <param name="Inputs">The parameters of Forward, in order; ports of both graphs carry these names.</param>
/// <param name="Targets">The parameters of Loss after the outputs.</param>
/// <param name="Parameters">In the order in which the network makes them.</param>
/// <param name="InputGradients">True where the training program also leaves the gradient by each input.</param>
/// <param name="Layers">The network as its table and its diagram show it.</param>
/// <param name="Gpu">True where the project references NetDsl.Ilgpu: then programs for GPUs are written too.</param>
/// <param name="Generation">The program that takes one element of a sequence at a time, where something is remembered between elements.</param>
/// <param name="WhyNoGeneration">Why there is none although something is.</param>
/// <param name="Buffers">What it keeps from step to step beside the parameters.</param>
/// <param name="LeastShared">The least work of a step, in nanoseconds, for which threads meet that share the prediction of one sample; 0 shares whatever can be.</param>
/// <param name="LeastColumns">Floats of a weight from which on threads may share its products in training by columns; 0 shares all that can be.</param>
public sealed record NetworkModel(
    string Namespace,
    EquatableArray<string> Containers,
    string Name,
    Graph Training,
    Graph Evaluation,
    EquatableArray<PortModel> Inputs,
    EquatableArray<PortModel> Outputs,
    EquatableArray<PortModel> Targets,
    EquatableArray<ParameterModel> Parameters,
    bool InputGradients = false,
    EquatableArray<LayerModel> Layers = default,
    bool Gpu = false,
    GenerationModel? Generation = null,
    string? WhyNoGeneration = null,
    EquatableArray<BufferModel> Buffers = default,
    double LeastShared = SampleSharing.LeastWork,
    int LeastColumns = ColumnSharing.LeastWeight)
{
    public bool HasLoss => Evaluation.Loss >= 0;
}
