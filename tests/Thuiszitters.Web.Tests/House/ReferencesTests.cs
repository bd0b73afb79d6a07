// What: what may know what. The compiler guards Domain and Disclosure; these tests guard the folders within the web program.
// Source: architecture 2. Reads the compiled code: base types, members, and every type that a method body names.
// Never: passes because nothing was looked at; each rule first says that it matched something.

using System.Reflection;
using System.Reflection.Emit;
using Thuiszitters.Web.Platform.Data;

namespace Thuiszitters.Web.Tests.House;

public sealed class ReferencesTests
{
    const string Platform = "Thuiszitters.Web.Platform", Features = "Thuiszitters.Web.Features", Vault = "Thuiszitters.Web.Platform.Vault";
    static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);
    static readonly Type[] Types = [.. typeof(AppDb).Assembly.GetTypes().Where(t => Namespace(t).StartsWith("Thuiszitters.Web", StringComparison.Ordinal))];
    static readonly Dictionary<Type, HashSet<Type>> Uses = Types.ToDictionary(t => t, UsesOf);

    [Fact]
    public void Platform_AnyType_KnowsNoFeature()
    {
        var platform = Types.Where(t => In(t, Platform)).ToList();
        Assert.True(platform.Count > 50, "Platform was not found.");
        Assert.Empty(platform.SelectMany(t => Uses[t].Where(u => In(u, Features)).Select(u => $"{t} -> {u}")));
    }

    [Fact]
    public void Feature_AnyType_KnowsNoOtherFeatureButShared()
    {
        var rooms = Types.Where(t => In(t, Features)).ToList();
        Assert.True(rooms.Select(Room).Distinct().Count() > 4, "The rooms were not found.");
        Assert.Contains(rooms, t => Uses[t].Any(u => In(u, Features + ".Shared") && Room(t) != "Shared"));
        Assert.Empty(rooms.SelectMany(t => Uses[t].Where(u => In(u, Features) && Room(u) is not "Shared" && Room(u) != Room(t))
            // The pages of Development look at everything; a release does not hold them.
            .Where(_ => Room(t) != "Dev").Select(u => $"{t} -> {u}")).Distinct());
    }

    [Fact]
    public void Figures_AnyType_CannotReachThePersonVault()
    {
        // That the search finds a way where there is one: the page of a dossier opens the vault.
        Assert.NotNull(WayTo(Types.Single(t => t.FullName == Features + ".Dossiers.DossierModel")));

        var figures = Types.Where(t => In(t, Features + ".Regio") || In(t, Features + ".Exports")).ToList();
        var rooms = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Thuiszitters.Web", "Features")).Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        Assert.True(figures.Count > 0 || !(rooms.Contains("Regio") || rooms.Contains("Exports")), "The rooms of figures exist but were not found.");
        Assert.Empty(figures.Select(WayTo).OfType<string>());
    }

    [Fact]
    public void Pattern_ItsTimeLimit_IsNoBoundOnSpeed()
    {
        // The limit is there against a pattern that never ends. On a busy machine a thread may stand still for a second in the middle of one word.
        var patterns = new[] { typeof(AppDb).Assembly, typeof(Thuiszitters.Domain.Nietmedisch).Assembly }.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(m => (m, Pattern: m.GetCustomAttribute<System.Text.RegularExpressions.GeneratedRegexAttribute>())).Where(p => p.Pattern is not null).ToList();
        Assert.True(patterns.Count > 20, "The patterns were not found.");
        Assert.Empty(patterns.Where(p => p.Pattern!.MatchTimeoutMilliseconds != 10_000).Select(p => $"{p.m.DeclaringType} {p.m.Name}"));
    }

    /// <summary>
    /// How a type reaches the vault: it names a type of it, or is handed (constructor, property, field, parameter) something that does. The
    /// context maps every table, so that it names the sealed rows is no way: they are ciphertext, and it holds no key.
    /// </summary>
    static string? WayTo(Type start)
    {
        var from = new Dictionary<Type, Type?> { [start] = null };
        var queue = new Queue<Type>([start]);
        while (queue.TryDequeue(out var type))
        {
            foreach (var used in Uses.GetValueOrDefault(type) ?? [])
            {
                if (!from.TryAdd(used, type) || used == start)
                    continue;
                if (In(used, Vault))
                    return string.Join(" <- ", StepsTo(used, from));
                // Walk on only through what can carry a vault: services, not rows, and not what puts the program together.
                if (!In(used, Platform + ".Data") && !In(used, Platform + ".ProcessingLog") && Namespace(used) != Platform && used.Name != "Program")
                    queue.Enqueue(used);
            }
        }

        return null;
    }

    static IEnumerable<string> StepsTo(Type type, Dictionary<Type, Type?> from)
    {
        for (var t = type; t is not null; t = from[t])
            yield return t.FullName!;
    }

    static HashSet<Type> UsesOf(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var found = new HashSet<Type>();
        void Add(Type? t)
        {
            if (t is null)
                return;
            if (t.HasElementType)
                Add(t.GetElementType());
            if (t.IsGenericType && !t.IsGenericTypeDefinition)
                foreach (var a in t.GetGenericArguments())
                    Add(a);
            var d = t.IsGenericType ? t.GetGenericTypeDefinition() : t;
            if (d.Assembly == type.Assembly && !d.IsGenericParameter && d != type)
                found.Add(d);
        }

        Add(type.BaseType);
        foreach (var i in type.GetInterfaces())
            Add(i);
        foreach (var f in type.GetFields(all))
            Add(f.FieldType);
        foreach (var m in type.GetMembers(all).OfType<MethodBase>())
        {
            foreach (var p in m.GetParameters())
                Add(p.ParameterType);
            Add((m as MethodInfo)?.ReturnType);
            foreach (var v in m.GetMethodBody()?.LocalVariables ?? [])
                Add(v.LocalType);
            foreach (var member in Named(m, type.Module))
            {
                Add(member as Type ?? member.DeclaringType);
                if (member is MethodInfo { IsGenericMethod: true } g)
                    foreach (var a in g.GetGenericArguments())
                        Add(a);
            }
        }

        return found;
    }

    /// <summary>Every member that the instructions of a method name.</summary>
    static IEnumerable<MemberInfo> Named(MethodBase method, Module module)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[(short)(0xFE00 | il[at + 1])] : Codes[il[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                yield return module.ResolveMember(BitConverter.ToInt32(il, at), ofType, ofMethod)!;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    /// <summary>A compiled page has no namespace of its own; its model says where it belongs.</summary>
    static string Namespace(Type t) => t.Namespace ?? "";

    static bool In(Type t, string space) => Namespace(t) == space || Namespace(t).StartsWith(space + ".", StringComparison.Ordinal);

    static string Room(Type t) => Namespace(t)[(Features.Length)..].TrimStart('.').Split('.')[0];
}

/// <summary>Where the source stands, for tests that read it.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    static string Find([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    /// <summary>Every C# file of the program, without what is generated.</summary>
    public static IEnumerable<(string Naam, string Tekst)> Sources()
    {
        var web = Path.Combine(Root, "src", "Thuiszitters.Web");
        return Directory.EnumerateFiles(web, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(web, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal) && !f.Contains("Migrations/", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(Path.Combine(web, f))));
    }
}
