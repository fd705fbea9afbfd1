using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How tensors are written when no style is asked for.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Numpy;

    public partial class Tensor
    {
        // Longer dimensions are written by their first and last elements.
        private const int Shown = 6, Edge = 3;

        /// <summary>Shape, type and device, as <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() => handle == 0 ? "" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null) =>
            disamb ? ToString(TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>
        /// The elements in brackets, or shape, type and device alone in the style <see cref="TensorStringStyle.Metadata"/>.
        /// </summary>
        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            if (style == TensorStringStyle.Default) style = torch.TensorStringStyle;
            if (style == TensorStringStyle.Metadata || handle == 0) return ToString();
            using var scope = NewDisposeScope();
            var here = detach().cpu();
            if (dtype is ScalarType.BFloat16) here = here.to_type(ScalarType.Float32);
            var text = new StringBuilder();
            Write(text, here, fltFormat ?? "g5", cultureInfo ?? CultureInfo.InvariantCulture, newLine ?? Environment.NewLine, 0);
            return text.ToString();
        }

        private static void Write(StringBuilder text, Tensor part, string format, CultureInfo culture, string newLine, int depth)
        {
            if (part.Dimensions == 0)
            {
                text.Append(Number(part, format, culture));
                return;
            }
            var (count, inner) = (part.shape[0], part.Dimensions > 1);
            var separator = inner ? newLine + new string(' ', depth + 1) : " ";
            text.Append('[');
            for (long i = 0; i < count; i++)
            {
                if (i > 0) text.Append(separator);
                if (count > Shown && i == Edge)
                {
                    text.Append("...").Append(separator);
                    i = count - Edge;
                }
                Write(text, part[i], format, culture, newLine, depth + 1);
            }
            text.Append(']');
        }

        private static string Number(Tensor element, string format, CultureInfo culture)
        {
            if (element.dtype == ScalarType.Bool) return element.ToBoolean() ? "True" : "False";
            return element.is_floating_point() ? element.ToDouble().ToString(format, culture) : element.ToInt64().ToString(culture);
        }
    }
}
