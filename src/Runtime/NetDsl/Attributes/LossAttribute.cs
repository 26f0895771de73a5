namespace NetDsl;

/// <summary>Base of the attributes that end a stack with what training minimises; the loss declares the target that it compares with.</summary>
public abstract class LossAttribute : LayerAttribute;
