using System.Linq;

namespace NetDsl.Compiler;

/// <summary>Writes recurrent layers for a GPU: a group takes one sample through all steps, a thread some of its units, and h lies in shared memory.</summary>
internal static class GpuRecurrence
{
    // 48 KB of shared memory, less the group's own 256 floats.
    private const int SharedFloats = 12288 - 256;

    public static void Forward(GpuKernel kernel, RecurrentForm form)
    {
        int n = form.Hidden, gates = form.Gates, saved = form.Saved;
        var isLstm = form.Cell == RecurrentCell.Lstm;
        var writer = kernel.Writer;
        Begin(kernel, form, form.LengthsAt, ("hidden", n), ("fresh", n), ("cell", isLstm ? n : 0));
        using (writer.Block(Units(n)))
        {
            writer.Line($"hidden[unit] = {First(kernel, form.InitialAt, n)};");
            if (isLstm) writer.Line($"cell[unit] = {First(kernel, form.CellAt, n)};");
        }

        writer.Line("Group.Barrier();");
        using (writer.Block($"for (var step = 0; step < {form.Steps}; step++)"))
        {
            writer.Line($"var time = {(form.Reverse ? $"{form.Steps - 1} - step" : "step")};");
            using (writer.Block(Units(n)))
            {
                writer.Line("var now = 0f;");
                writer.Line("fresh[unit] = hidden[unit];");
                using (writer.Block("if (time < length)"))
                {
                    foreach (var gate in Enumerable.Range(0, gates)) writer.Line($"var p_{gate} = {(form.Bias ? $"{kernel.Operand(form.BiasAt)}[{gate * n} + unit]" : "0f")};");
                    using (writer.Block($"for (var term = 0; term < {n}; term++)"))
                        foreach (var gate in Enumerable.Range(0, gates)) writer.Line($"p_{gate} = {kernel.Operand(1)}[({gate * n} + unit) * {n} + term] * hidden[term] + p_{gate};");
                    foreach (var gate in Enumerable.Range(0, gates)) writer.Line($"var x_{gate} = {kernel.Operand(0)}[(row * {form.Steps} + time) * {gates * n} + {gate * n} + unit];");
                    string[] values;
                    switch (form.Cell)
                    {
                        case RecurrentCell.Lstm:
                            writer.Line("var gate_0 = GpuMath.Sigmoid(x_0 + p_0);");
                            writer.Line("var gate_1 = GpuMath.Sigmoid(x_1 + p_1);");
                            writer.Line("var gate_2 = GpuMath.Tanh(x_2 + p_2);");
                            writer.Line("var gate_3 = GpuMath.Sigmoid(x_3 + p_3);");
                            writer.Line("cell[unit] = gate_1 * cell[unit] + gate_0 * gate_2;");
                            writer.Line("var bent = GpuMath.Tanh(cell[unit]);");
                            writer.Line("now = gate_3 * bent;");
                            values = new[] { "gate_0", "gate_1", "gate_2", "gate_3", "cell[unit]", "bent" };
                            break;
                        case RecurrentCell.Gru:
                            writer.Line("var gate_0 = GpuMath.Sigmoid(x_0 + p_0);");
                            writer.Line("var gate_1 = GpuMath.Sigmoid(x_1 + p_1);");
                            writer.Line("var gate_2 = GpuMath.Tanh(x_2 + gate_0 * p_2);");
                            writer.Line("now = gate_2 + gate_1 * (hidden[unit] - gate_2);");
                            values = new[] { "gate_0", "gate_1", "gate_2", "p_2" };
                            break;
                        default:
                            writer.Line($"now = {(form.Cell == RecurrentCell.Tanh ? "GpuMath.Tanh" : "GpuMath.Max")}(x_0 + p_0{(form.Cell == RecurrentCell.Tanh ? "" : ", 0f")});");
                            values = new[] { "now" };
                            break;
                    }

                    writer.Line("fresh[unit] = now;");
                    if (kernel.SideResult is { } side)
                        for (var part = 0; part < saved; part++) writer.Line($"{side}[((row * {form.Steps} + time) * {saved} + {part}) * {n} + unit] = {values[part]};");
                }

                writer.Line($"{kernel.Result}[(row * {form.Rows} + time) * {n} + unit] = now;");
            }

            writer.Line("Group.Barrier();");
            writer.Line($"{Units(n)} hidden[unit] = fresh[unit];");
            writer.Line("Group.Barrier();");
        }

        if (!form.States) return;
        using (writer.Block(Units(n)))
        {
            writer.Line($"{kernel.Result}[(row * {form.Rows} + {form.Steps}) * {n} + unit] = hidden[unit];");
            if (isLstm) writer.Line($"{kernel.Result}[(row * {form.Rows} + {form.Steps + 1}) * {n} + unit] = cell[unit];");
        }
    }

    public static void Backward(GpuKernel kernel, RecurrentForm form, int cellAt, int lengthsAt)
    {
        int n = form.Hidden, gates = form.Gates, width = form.Slopes * n, rows = form.Steps + (form.Initial ? 1 : 0);
        var isLstm = form.Cell == RecurrentCell.Lstm;
        var writer = kernel.Writer;
        Begin(kernel, form, lengthsAt, ("hidden", n), ("cell", isLstm ? n : 0), ("slopes", gates * n));
        using (writer.Block(Units(n)))
        {
            writer.Line($"hidden[unit] = {(form.States ? $"{kernel.Operand(0)}[(row * {form.Rows} + {form.Steps}) * {n} + unit]" : "0f")};");
            if (isLstm) writer.Line($"cell[unit] = {(form.States ? $"{kernel.Operand(0)}[(row * {form.Rows} + {form.Steps + 1}) * {n} + unit]" : "0f")};");
        }

        using (writer.Block($"for (var step = {form.Steps - 1}; step >= 0; step--)"))
        {
            writer.Line($"var time = {(form.Reverse ? $"{form.Steps - 1} - step" : "step")};");
            using (writer.Block(Units(n)))
            {
                foreach (var slope in Enumerable.Range(0, form.Slopes)) writer.Line($"var d_{slope} = 0f;");
                using (writer.Block("if (time < length)"))
                {
                    writer.Line($"var now = hidden[unit] + {kernel.Operand(0)}[(row * {form.Rows} + time) * {n} + unit];");
                    foreach (var part in Enumerable.Range(0, form.Saved)) writer.Line($"var s_{part} = {kernel.Operand(1)}[((row * {form.Steps} + time) * {form.Saved} + {part}) * {n} + unit];");
                    switch (form.Cell)
                    {
                        case RecurrentCell.Lstm:
                            writer.Line($"var before = {First(kernel, cellAt, n)};");
                            writer.Line($"if ({(form.Reverse ? "time < length - 1" : "time > 0")}) before = {kernel.Operand(1)}[((row * {form.Steps} + time {(form.Reverse ? "+" : "-")} 1) * {form.Saved} + 4) * {n} + unit];");
                            writer.Line("var slope = cell[unit] + now * s_3 * (1f - s_5 * s_5);");
                            writer.Line("d_0 = slope * s_2 * s_0 * (1f - s_0);");
                            writer.Line("d_1 = slope * before * s_1 * (1f - s_1);");
                            writer.Line("d_2 = slope * s_0 * (1f - s_2 * s_2);");
                            writer.Line("d_3 = now * s_5 * s_3 * (1f - s_3);");
                            writer.Line("cell[unit] = slope * s_1;");
                            writer.Line("hidden[unit] = 0f;");
                            break;
                        case RecurrentCell.Gru:
                            writer.Line("d_2 = now * (1f - s_1) * (1f - s_2 * s_2);");
                            writer.Line("d_0 = d_2 * s_3 * s_0 * (1f - s_0);");
                            writer.Line($"d_1 = now * ({kernel.Operand(3)}[(row * {form.Steps} + time) * {n} + unit] - s_2) * s_1 * (1f - s_1);");
                            writer.Line("d_3 = d_0;");
                            writer.Line("d_4 = d_1;");
                            writer.Line("d_5 = d_2 * s_0;");
                            writer.Line("hidden[unit] = now * s_1;");
                            break;
                        default:
                            writer.Line(form.Cell == RecurrentCell.Tanh ? "d_0 = now * (1f - s_0 * s_0);" : "if (s_0 > 0f) d_0 = now;");
                            writer.Line("hidden[unit] = 0f;");
                            break;
                    }
                }

                foreach (var slope in Enumerable.Range(0, form.Slopes)) writer.Line($"{kernel.Result}[(row * {rows} + time) * {width} + {slope * n} + unit] = d_{slope};");
                foreach (var gate in Enumerable.Range(0, gates)) writer.Line($"slopes[{gate * n} + unit] = d_{form.StateSlopes + gate};");
            }

            writer.Line("Group.Barrier();");
            using (writer.Block(Units(n)))
            {
                writer.Line("var sum = hidden[unit];");
                writer.Line($"for (var term = 0; term < {gates * n}; term++) sum = {kernel.Operand(2)}[term * {n} + unit] * slopes[term] + sum;");
                writer.Line("hidden[unit] = sum;");
                if (form.Truncate > 0)
                    using (writer.Block($"if (step > 0 && step % {form.Truncate} == 0)"))
                    {
                        writer.Line("hidden[unit] = 0f;");
                        if (isLstm) writer.Line("cell[unit] = 0f;");
                    }
            }

            writer.Line("Group.Barrier();");
        }

        if (!form.Initial) return;
        using (writer.Block(Units(n)))
        {
            var last = $"{kernel.Result}[(row * {rows} + {form.Steps}) * {width}";
            writer.Line($"{last} + unit] = hidden[unit];");
            if (isLstm) writer.Line($"{last} + {n} + unit] = cell[unit];");
        }
    }

    private static void Begin(GpuKernel kernel, RecurrentForm form, int lengthsAt, params (string Name, int Floats)[] shared)
    {
        if (shared.Sum(block => block.Floats) > SharedFloats)
            throw new ProblemException(new Problem("NDSL1019", "hidden", $"a recurrent layer with {form.Hidden:N0} units does not fit the fast memory of a GPU, which holds {SharedFloats / shared.Sum(block => block.Floats / form.Hidden):N0}: use fewer units"));
        kernel.Groups(GpuKernel.All(true, 1));
        foreach (var (name, floats) in shared)
            if (floats > 0) kernel.Writer.Line($"var {name} = SharedMemory.Allocate<float>({floats});");
        kernel.Writer.Line($"var length = {(lengthsAt < 0 ? $"{form.Steps}" : $"{kernel.Operand(lengthsAt)}[row]")};");
    }

    private static string Units(int hidden) => $"for (var unit = lane; unit < {hidden}; unit += Group.DimX)";

    private static string First(GpuKernel kernel, int place, int hidden) => place < 0 ? "0f" : $"{kernel.Operand(place)}[row * {hidden} + unit]";
}
