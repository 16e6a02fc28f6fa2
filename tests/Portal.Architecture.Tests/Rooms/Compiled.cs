using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Portal.Architecture.Tests.Rooms;

/// <summary>One call in compiled code.</summary>
/// <param name="By">Full name of the outermost type whose code calls.</param>
/// <param name="Method">Name of the called method.</param>
internal sealed record Call(string By, string Method);

/// <summary>What a room's compiled code names, read without loading it.</summary>
internal sealed class Compiled : IDisposable
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);
    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    public Compiled(string room)
    {
        _file = new(File.OpenRead(Assemblies.FileOf(room)));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>Assemblies whose types the code names.</summary>
    public IReadOnlyList<string> References => [.. _reader.AssemblyReferences.Select(handle => _reader.GetString(_reader.GetAssemblyReference(handle).Name))];

    /// <summary>Full names of types of other assemblies that the code names.</summary>
    public IReadOnlyList<string> TypeNames =>
    [
        .. _reader.TypeReferences.Select(handle => _reader.GetTypeReference(handle))
            .Select(type => $"{_reader.GetString(type.Namespace)}.{_reader.GetString(type.Name)}"),
    ];

    public IEnumerable<Call> Calls() =>
        from handle in _reader.MethodDefinitions
        let method = _reader.GetMethodDefinition(handle)
        where method.RelativeVirtualAddress != 0
        from token in Tokens(_file.GetMethodBody(method.RelativeVirtualAddress).GetILContent())
        select new Call(Outermost(method.GetDeclaringType()), NameOf(MetadataTokens.EntityHandle(token)));

    public void Dispose() => _file.Dispose();

    private string Outermost(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : $"{_reader.GetString(type.Namespace)}.{_reader.GetString(type.Name)}";
    }

    private string NameOf(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.MemberReference => _reader.GetString(_reader.GetMemberReference((MemberReferenceHandle)handle).Name),
        HandleKind.MethodDefinition => _reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
        HandleKind.MethodSpecification => NameOf(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method),
        _ => "",
    };

    /// <summary>The operands of all instructions that name a method, function pointers included (ECMA-335, partition III).</summary>
    private static IEnumerable<int> Tokens(ImmutableArray<byte> code)
    {
        var at = 0;
        while (at < code.Length)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var known = s_codes[value];
            at += known.Size;
            if (known.OperandType == OperandType.InlineMethod)
                yield return BitConverter.ToInt32(code.AsSpan(at, 4));
            at += known.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code.AsSpan(at, 4))),
                _ => 4,
            };
        }
    }
}
