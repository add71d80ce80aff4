package org.interleave.simulation.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Expressions over given cells. Nothing in them is undefined if signed arithmetic wraps: shifts,
 * divisors and conversions from floating point are guarded.
 */
final class RandomExpressions {
  private static final String[] CONSTANTS = {
    "0",
    "1",
    "2",
    "3",
    "7",
    "-1",
    "-2",
    "10",
    "100",
    "127",
    "128",
    "255",
    "256",
    "-128",
    "-129",
    "32767",
    "32768",
    "65535",
    "65536",
    "2147483647",
    "(-2147483647 - 1)",
    "2147483648",
    "4294967295U",
    "4294967296",
    "0x7fffffffffffffff",
    "0x8000000000000000UL",
    "0xffffffffu",
    "1L",
    "3UL",
    "'a'",
    "'\\n'",
    "'\\377'",
    "0x1234567890abcdefLL",
    "sizeof(int)",
    "077",
    "0b101"
  };
  private static final String[] ARITHMETIC = {"+", "-", "*", "&", "|", "^"};
  private static final String[] COMPARISONS = {"<", "<=", ">", ">=", "==", "!="};

  private final RandomGenerator random;

  /** Calls of functions that change nothing, with %s where arguments go. */
  private final List<PureCall> calls = new ArrayList<>();

  private List<Cell> cells = List.of();

  record PureCall(String name, int parameters) {}

  RandomExpressions(RandomGenerator random) {
    this.random = random;
  }

  void cells(List<Cell> usable) {
    cells = usable;
  }

  void call(PureCall call) {
    calls.add(call);
  }

  String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Of any arithmetic type. */
  String any(int depth) {
    return random.nextInt(10) == 0 ? floating(depth) : integer(depth);
  }

  /** Of some integer type. */
  String integer(int depth) {
    if (depth <= 0) {
      return leaf();
    }
    int next = depth - 1;
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4 ->
          "(" + integer(next) + " " + pick(ARITHMETIC) + " " + integer(next) + ")";
      case 5, 6 -> comparison(next);
      case 7 -> shift(next);
      case 8 -> division(next);
      case 9 -> "(" + pick("- ", "~", "!", "+ ") + integer(next) + ")";
      case 10 -> "((" + ScalarType.integer(random).spelling() + ")" + integer(next) + ")";
      case 11 -> "(" + integer(next) + " ? " + integer(next) + " : " + integer(next) + ")";
      case 12 -> "(" + integer(next) + " " + pick("&&", "||") + " " + integer(next) + ")";
      case 13 -> comma(next);
      case 14 -> truncated(next);
      case 15 -> call(next);
      case 16 -> statement(next);
      case 17 -> builtin(next);
      case 18 -> "(" + integer(next) + " ?: " + integer(next) + ")";
      default -> leaf();
    };
  }

  /** gcc 12 fails on the conversion of a comma of constants to _Bool: the right one is a cell. */
  private String comma(int depth) {
    List<Cell> integers = cells.stream().filter(c -> !c.type().floating()).toList();
    if (integers.isEmpty()) {
      return leaf();
    }
    Cell right = integers.get(random.nextInt(integers.size()));
    return "(" + integer(depth) + ", " + read(right) + ")";
  }

  private String leaf() {
    List<Cell> integers = cells.stream().filter(c -> !c.type().floating()).toList();
    if (integers.isEmpty() || random.nextInt(4) == 0) {
      return CONSTANTS[random.nextInt(CONSTANTS.length)];
    }
    return read(integers.get(random.nextInt(integers.size())));
  }

  /** gcc gives a bit-field wider than int a type of its own: it is converted at once. */
  private static String read(Cell cell) {
    return cell.bits() > 32 ? "((" + cell.type().spelling() + ")" + cell.text() + ")" : cell.text();
  }

  private String comparison(int depth) {
    boolean floats = random.nextInt(6) == 0;
    String left = floats ? floating(depth) : integer(depth);
    String right = floats ? floating(depth) : integer(depth);
    return "(" + left + " " + pick(COMPARISONS) + " " + right + ")";
  }

  private String shift(int depth) {
    ScalarType type = ScalarType.wide(random);
    return "(("
        + type.spelling()
        + ")"
        + integer(depth)
        + " "
        + pick("<<", ">>")
        + " ("
        + integer(depth)
        + " & "
        + (type.bits() - 1)
        + "))";
  }

  private String division(int depth) {
    String type = ScalarType.wide(random).spelling();
    return "({ "
        + type
        + " n = "
        + integer(depth)
        + "; "
        + type
        + " d = "
        + integer(depth)
        + "; d == 0 || d == ("
        + type
        + ")-1 ? n : n "
        + pick("/", "%")
        + " d; })";
  }

  private String truncated(int depth) {
    String type = ScalarType.integer(random).spelling();
    return "({ double x = "
        + floating(depth)
        + "; x > -100.0 && x < 100.0 ? ("
        + type
        + ")(int)x : ("
        + type
        + ")3; })";
  }

  private String call(int depth) {
    if (calls.isEmpty()) {
      return leaf();
    }
    PureCall call = calls.get(random.nextInt(calls.size()));
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < call.parameters(); i++) {
      arguments.add(integer(depth - 1));
    }
    return call.name() + "(" + String.join(", ", arguments) + ")";
  }

  private String statement(int depth) {
    String type = ScalarType.integer(random).spelling();
    return "({ "
        + type
        + " t = "
        + integer(depth)
        + "; t "
        + pick("+=", "-=", "^=", "|=")
        + " "
        + integer(depth)
        + "; t; })";
  }

  private String builtin(int depth) {
    String e = integer(depth);
    return switch (random.nextInt(9)) {
      case 0 -> "__builtin_popcount(" + e + ")";
      case 1 -> "__builtin_popcountl(" + e + ")";
      case 2 -> "__builtin_ffs(" + e + ")";
      case 3 -> "__builtin_parity(" + e + ")";
      case 4 -> "__builtin_clz((" + e + ") | 1)";
      case 5 -> "__builtin_ctzl((" + e + ") | 0x100000000UL)";
      case 6 -> "__builtin_bswap32(" + e + ")";
      case 7 -> overflow(e, depth);
      default -> "__builtin_expect(" + e + ", 0)";
    };
  }

  private String overflow(String left, int depth) {
    String type = ScalarType.wide(random).spelling();
    return "({ "
        + type
        + " o; int v = __builtin_"
        + pick("add", "sub", "mul")
        + "_overflow("
        + left
        + ", "
        + integer(depth)
        + ", &o); v + (int)o; })";
  }

  String floating(int depth) {
    if (depth <= 0) {
      List<Cell> floats = cells.stream().filter(c -> c.type().floating()).toList();
      return floats.isEmpty() || random.nextInt(3) == 0
          ? pick("0.5", "1.0", "-2.25", "3.0f", "100.0", "1e10", "0.1f")
          : floats.get(random.nextInt(floats.size())).text();
    }
    int next = depth - 1;
    return switch (random.nextInt(6)) {
      case 0, 1 -> "(" + floating(next) + " " + pick("+", "-", "*") + " " + floating(next) + ")";
      case 2 -> "((" + pick("float", "double") + ")" + integer(next) + ")";
      case 3 -> "(- " + floating(next) + ")";
      case 4 -> "(" + integer(next) + " ? " + floating(next) + " : " + floating(next) + ")";
      default -> floating(0);
    };
  }
}
