using NetDsl;

namespace Broken.NDSL4008;

[Network]
public sealed partial class Net
{
}
