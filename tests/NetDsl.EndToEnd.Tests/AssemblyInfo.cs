using Xunit;

// Bytes of the whole process are counted here: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
