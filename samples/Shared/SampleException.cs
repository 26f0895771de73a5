using System;

namespace Samples;

/// <summary>Something that the user can mend; the message says what, in one line.</summary>
public sealed class SampleException(string message) : Exception(message);
