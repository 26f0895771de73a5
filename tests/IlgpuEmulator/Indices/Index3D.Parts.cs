namespace ILGPU;

public readonly partial struct Index3D
{
    public Index3D(Index2D xy, int z)
        : this(xy.X, xy.Y, z)
    {
    }

    public Index3D(int x, Index2D yz)
        : this(x, yz.X, yz.Y)
    {
    }

    public Index2D XY => new(X, Y);

    public Index2D YZ => new(Y, Z);
}
