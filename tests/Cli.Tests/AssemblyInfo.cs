using Xunit;

// Each of these tests is a process that takes all cores; some are held to a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
