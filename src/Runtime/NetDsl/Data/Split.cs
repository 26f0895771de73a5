namespace NetDsl.Data;

/// <summary>A data set in parts that share no sample.</summary>
/// <param name="Train">To learn from.</param>
/// <param name="Validation">To choose between models and to stop by.</param>
/// <param name="Test">To report at the end, once.</param>
public sealed record Split(DataSet Train, DataSet Validation, DataSet Test);

/// <summary>A table in parts that share no row: a <see cref="Preprocessor"/> is fitted on <paramref name="Train"/> alone.</summary>
/// <param name="Train">To learn from.</param>
/// <param name="Validation">To choose between models and to stop by.</param>
/// <param name="Test">To report at the end, once.</param>
public sealed record TableSplit(CsvTable Train, CsvTable Validation, CsvTable Test);
