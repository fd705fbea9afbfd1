using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuralEntropy.Dsl.Diagnostics.Rendering;

/// <summary>SARIF 2.1.0, which code-scanning services read.</summary>
public sealed class SarifRenderer(string version) : IDiagnosticRenderer
{
    private static readonly JsonSerializerOptions indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // The text is a file of its own and never part of a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Render(IReadOnlyList<Diagnostic> diagnostics) => new JsonObject
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(diagnostics) },
            ["columnKind"] = "utf16CodeUnits",
            ["results"] = new JsonArray([.. diagnostics.Select(Result)]),
        }),
    }.ToJsonString(indented) + "\n";

    private JsonObject Driver(IReadOnlyList<Diagnostic> diagnostics)
    {
        var rules = diagnostics.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal).Select(code => new JsonObject { ["id"] = code });
        var driver = new JsonObject { ["name"] = "nec", ["rules"] = new JsonArray([.. rules]) };
        if (version.Length > 0) driver["version"] = version;
        return driver;
    }

    private static JsonObject Result(Diagnostic diagnostic)
    {
        var result = new JsonObject
        {
            ["ruleId"] = diagnostic.Code,
            ["level"] = Severities.Name(diagnostic.Severity),
            ["message"] = new JsonObject { ["text"] = Message(diagnostic) },
        };
        if (diagnostic.Primary is { } primary) result["locations"] = new JsonArray(Place(primary));
        if (!diagnostic.Related.IsEmpty) result["relatedLocations"] = new JsonArray([.. diagnostic.Related.Select(Place)]);
        return result;
    }

    private static string Message(Diagnostic diagnostic)
    {
        var text = new StringBuilder(diagnostic.Message);
        foreach (var note in diagnostic.Notes) text.Append("\nnote: ").Append(note);
        foreach (var help in diagnostic.Helps) text.Append("\nhelp: ").Append(help);
        return text.ToString();
    }

    private static JsonObject Place(Label label)
    {
        var (source, span) = (label.Location.Source, label.Location.Span);
        var (start, end) = (source.At(span.Start), source.At(span.End));
        var place = new JsonObject
        {
            ["physicalLocation"] = new JsonObject
            {
                ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', source.Path.Split('/', '\\').Select(Uri.EscapeDataString)) },
                ["region"] = new JsonObject
                {
                    ["startLine"] = start.Line,
                    ["startColumn"] = start.Column,
                    ["endLine"] = end.Line,
                    ["endColumn"] = end.Column,
                },
            },
        };
        if (label.Text.Length > 0) place["message"] = new JsonObject { ["text"] = label.Text };
        return place;
    }
}
