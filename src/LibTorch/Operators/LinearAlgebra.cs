using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor det(Tensor input) => input.det();

    public static Tensor logdet(Tensor input) => input.logdet();

    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => linalg.slogdet(A);

    public static Tensor inverse(Tensor input) => linalg.inv(input);

    public static Tensor cholesky(Tensor input) => input.cholesky();

    public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    /// <summary>Linear algebra on the last two dimensions; those before are batches.</summary>
    public static class linalg
    {
        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        /// <summary>The lower triangular factor of a symmetric positive definite matrix.</summary>
        public static Tensor cholesky(Tensor input) => Ops.linalg_cholesky.Call(input);

        public static Tensor det(Tensor input) => Ops.linalg_det.Call(input);

        /// <summary>The determinant's sign and the logarithm of its size.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => Ops.linalg_slogdet.Call2(input);

        /// <summary>A symmetric matrix's eigenvalues, ascending, and its eigenvectors in columns.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Ops.linalg_eigh.Call2(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh.Call(input, UPLO.ToString());

        public static Tensor inv(Tensor input) => Ops.linalg_inv.Call(input);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Ops.linalg_pinv.Call(input, atol, rtol, hermitian);

        public static Tensor matrix_exp(Tensor input) => input.matrix_exp();

        /// <summary>X of A X = B, or of X A = B when not <paramref name="left"/>.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Ops.linalg_solve.Call(A, B, left);

        public static Tensor solve_triangular(
            Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            Tensor.Into(@out, Ops.linalg_solve_triangular.Call(A, B, upper, left, unitriangular));

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Ops.linalg_qr.Call2(input, mode switch { QRMode.Complete => "complete", QRMode.R => "r", _ => "reduced" });

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Ops.linalg_svd.Call3(input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Ops.linalg_svdvals.Call(input);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm_ord_str.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm.Call(input, Arg.None, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2d, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_vector_norm.Call(input, ord, dims, keepdim);

        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) =>
            Tensor.Into(@out, Ops.linalg_vecdot.Call(x, y, dim));

        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Ops.linalg_cross.Call(input, other, dim);
    }

    public partial class Tensor
    {
        public Tensor det() => linalg.det(this);

        public Tensor logdet() => Ops.logdet.Call(this);

        public Tensor inverse() => linalg.inv(this);

        public Tensor cholesky(bool upper = false) => Ops.linalg_cholesky.Call(this, upper);

        public Tensor matrix_exp() => Ops.linalg_matrix_exp.Call(this);

        public Tensor matrix_power(int n) => Ops.linalg_matrix_power.Call(this, n);
    }
}

internal static partial class Ops
{
    internal static readonly Op
        linalg_cholesky = new("linalg_cholesky"), linalg_det = new("linalg_det"), linalg_slogdet = new("linalg_slogdet"),
        logdet = new("logdet"),
        linalg_eigh = new("linalg_eigh"), linalg_eigvalsh = new("linalg_eigvalsh"), linalg_inv = new("linalg_inv"),
        linalg_pinv = new("linalg_pinv.atol_rtol_float"), linalg_matrix_exp = new("linalg_matrix_exp"),
        linalg_matrix_power = new("linalg_matrix_power"),
        linalg_solve = new("linalg_solve"), linalg_solve_triangular = new("linalg_solve_triangular"), linalg_qr = new("linalg_qr"),
        linalg_svd = new("linalg_svd"), linalg_svdvals = new("linalg_svdvals"), linalg_norm = new("linalg_norm"),
        linalg_norm_ord_str = new("linalg_norm.ord_str"), linalg_vector_norm = new("linalg_vector_norm"),
        linalg_vecdot = new("linalg_vecdot"),
        linalg_cross = new("linalg_cross");
}
