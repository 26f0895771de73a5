namespace NetDsl.Compiler;

/// <summary>Running statistics of a layer, as PyTorch keeps and names them.</summary>
internal sealed class Running
{
    private readonly Call call;
    private readonly double momentum;
    private readonly BufferModel mean;
    private readonly BufferModel variance;

    public Running(Call call, Shape channels, double momentum)
    {
        this.call = call;
        this.momentum = momentum;
        mean = new BufferModel(call.LayerName + ".running_mean", channels);
        variance = new BufferModel(call.LayerName + ".running_var", channels, Initial: 1);
        Mean = call.Graph.Buffer(mean);
        Variance = call.Graph.Buffer(variance);
        Held = call.Training ? call.Graph.Buffer(new BufferModel(call.LayerName + ".frozen", Shape.Scalar, BufferKind.Switch)) : null;
    }

    public Value Mean { get; }

    public Value Variance { get; }

    /// <summary>The run-time switch that has a training step use and keep the running values; null in other programs.</summary>
    public Value? Held { get; }

    /// <summary>The running value where the switch is on, else the batch's.</summary>
    public Value Choose(Value running, Value batch) => call.Graph.Elementwise(
        Scalar.Select.Of(Scalar.Greater.Of(Expression.Operand(2), 0), Expression.Operand(0), Expression.Operand(1)), running, batch, Held!.Value);

    /// <summary>running = (1 − momentum) · running + momentum · batch, the variance times <paramref name="unbiased"/>; nothing while the switch is on.</summary>
    public void Update(Value batchMean, Value batchVariance, Expression unbiased)
    {
        Expression running = Expression.Operand(0), batch = Expression.Operand(1), held = Expression.Operand(2);
        Value Next(Value old, Value value, Expression factor) => call.Graph.Elementwise(
            Scalar.Select.Of(Scalar.Greater.Of(held, 0), running, (1 - momentum) * running + momentum * (batch * factor)), old, value, Held!.Value);
        call.Graph.Update(mean, Next(Mean, batchMean, 1).Named(mean.Name + " next"));
        call.Graph.Update(variance, Next(Variance, batchVariance, unbiased).Named(variance.Name + " next"));
        call.Graph.Count(new BufferModel(call.LayerName + ".num_batches_tracked", Shape.Scalar, BufferKind.Counter));
    }
}
