namespace NetDsl;

/// <summary>Takes an optimizer's formula with the numbers of a step, to apply it somewhere else than on the host.</summary>
internal interface IRuleTaker
{
    void Take<TRule>(in TRule rule)
        where TRule : unmanaged, IUpdateRule;
}
