using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Portal.Testing.Doors;

/// <summary>Which messages a page's handler sends, read from its compiled code: every message that the method makes itself, or a
/// method of the same page that it calls. What parts of the page ask while they are drawn is not among them.</summary>
public static class SentBy
{
    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>In the order in which they stand in the code.</summary>
    public static IReadOnlyList<Type> Handler(MethodInfo handler)
    {
        var (found, seen) = (new List<Type>(), new HashSet<MethodBase>());
        Read(handler, handler.ReflectedType!.Assembly, found, seen);
        return [.. found.Distinct()];
    }

    private static void Read(MethodBase method, Assembly room, List<Type> found, HashSet<MethodBase> seen)
    {
        if (!seen.Add(method) || method.DeclaringType?.Assembly != room)
            return;
        // An async method is only the beginning of its state machine.
        if (method.GetCustomAttribute<AsyncStateMachineAttribute>()?.StateMachineType is { } machine)
            Read(machine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic)!, room, found, seen);
        foreach (var called in Called(method))
        {
            if (called is ConstructorInfo && called.DeclaringType!.GetInterfaces().Any(EveryMessage.IsMessage))
                found.Add(called.DeclaringType);
            else
                Read(called, room, found, seen);
        }
    }

    /// <summary>The methods and constructors that a method's code names, function pointers included (ECMA-335, partition III).</summary>
    private static IEnumerable<MethodBase> Called(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            yield break;
        var types = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var own = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var at = 0;
        while (at < code.Length)
        {
            var known = s_codes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += known.Size;
            if (known.OperandType == OperandType.InlineMethod && method.Module.ResolveMethod(BitConverter.ToInt32(code, at), types, own) is { } called)
                yield return called;
            at += known.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}
