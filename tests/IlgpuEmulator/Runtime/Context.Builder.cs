using System;
using System.Collections.Immutable;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using IlgpuEmulator;

namespace ILGPU;

public sealed partial class Context
{
    /// <summary>Chooses devices and compiler settings; the emulator heeds the devices and notes the rest.</summary>
    public sealed class Builder : ContextProperties
    {
        private readonly ImmutableArray<Device>.Builder devices = ImmutableArray.CreateBuilder<Device>();

        internal Builder()
        {
        }

        public Builder Default() => AllAccelerators().AutoAssertions().AutoIOOperations();

        public Builder AllAccelerators() => this.DefaultCPU().OpenCL().Cuda();

        public Builder AllAccelerators(Predicate<Device> predicate)
        {
            ArgumentNullException.ThrowIfNull(predicate);
            AllAccelerators();
            for (int i = devices.Count - 1; i >= 0; i--)
            {
                if (!predicate(devices[i]))
                {
                    devices.RemoveAt(i);
                }
            }
            return this;
        }

        public Builder Inlining(InliningMode inliningMode) => Set(() => InliningMode = inliningMode);

        public Builder Assertions() => Set(() => EnableAssertions = true);

        public Builder AutoAssertions() => this;

        public Builder IOOperations() => Set(() => EnableIOOperations = true);

        public Builder AutoIOOperations() => this;

        public Builder Math(MathMode mathMode) => Set(() => MathMode = mathMode);

        public Builder Optimize(OptimizationLevel level) => Set(() => OptimizationLevel = level);

        public Builder PageLocking(PageLockingMode mode) => Set(() => PageLockingMode = mode);

        public Builder Debug() => Optimize(OptimizationLevel.Debug).Assertions();

        public Builder Release() => Optimize(OptimizationLevel.Release);

        public Builder Profiling() => Set(() => EnableProfiling = true);

        public Context ToContext() => new(this, devices.ToImmutable());

        internal Builder Add(AcceleratorType type)
        {
            EmulatorOptions options = EmulatorOptions.Current;
            if (type == AcceleratorType.CPU || type == options.AcceleratorType)
            {
                devices.Add(new EmulatedDevice(options, type));
            }
            return this;
        }

        private Builder Set(Action assign)
        {
            assign();
            return this;
        }
    }
}
