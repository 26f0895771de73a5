namespace NetDsl.Compiler;

/// <summary>A node under construction, with operators, so that rules read like formulas.</summary>
public readonly struct Value
{
    public Value(GraphBuilder graph, int id)
    {
        Graph = graph;
        Id = id;
    }

    public GraphBuilder Graph { get; }

    public int Id { get; }

    public Node Node => Graph[Id];

    public TensorType Type => Node.Type;

    public Shape Shape => Node.Type.Shape;

    public ElementType Element => Node.Type.Element;

    public bool Batched => Node.Type.Batched;

    public static Value operator +(Value a, Value b) => a.Graph.Elementwise(Expression.Operand(0) + Expression.Operand(1), a, b);

    public static Value operator -(Value a, Value b) => a.Graph.Elementwise(Expression.Operand(0) - Expression.Operand(1), a, b);

    public static Value operator *(Value a, Value b) => a.Graph.Elementwise(Expression.Operand(0) * Expression.Operand(1), a, b);

    public static Value operator /(Value a, Value b) => a.Graph.Elementwise(Expression.Operand(0) / Expression.Operand(1), a, b);

    public static Value operator -(Value a) => a.Map(x => -x);

    public static Value operator +(Value a, double b) => a.Map(x => x + b);

    public static Value operator -(Value a, double b) => a.Map(x => x - b);

    public static Value operator *(Value a, double b) => a.Map(x => x * b);

    public static Value operator /(Value a, double b) => a.Map(x => x / b);

    /// <summary>Applies a scalar function to every element.</summary>
    public Value Map(System.Func<Expression, Expression> f) => Graph.Elementwise(f(Expression.Operand(0)), this);

    public override string ToString() => $"{Node.Name}: {Type}";
}
