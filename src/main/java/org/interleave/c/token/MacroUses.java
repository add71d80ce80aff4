package org.interleave.c.token;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a unit uses macros: those that stand in a file, and those that come up inside of them. Kept
 * in parallel arrays, since a unit of a kernel has tens of thousands.
 */
public final class MacroUses {
  private static final int NONE = -1;

  private Token[] names = new Token[64];

  /** The first token of the expansion, and the one behind it. */
  private int[] first = new int[64];

  private int[] end = new int[64];

  /** The use that this one comes up in, or none. */
  private int[] outer = new int[64];

  /** The offset of the parenthesis that closes the arguments in the file, or none. */
  private int[] close = new int[64];

  private @Nullable List<List<Token>>[] arguments = lists(64);
  private int count;

  /** Those that stand in a file, in the order of their tokens. */
  private int[] written = new int[0];

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable List<List<Token>>[] lists(int length) {
    return new @Nullable List[length];
  }

  // ---- while preprocessing

  /** Takes over the first uses of another unit that begins as this one. */
  void begin(MacroUses other, int number) {
    names = Arrays.copyOf(other.names, number + 64);
    first = Arrays.copyOf(other.first, number + 64);
    end = Arrays.copyOf(other.end, number + 64);
    outer = Arrays.copyOf(other.outer, number + 64);
    close = Arrays.copyOf(other.close, number + 64);
    arguments = Arrays.copyOf(Arrays.copyOf(other.arguments, number), number + 64);
    count = number;
  }

  int count() {
    return count;
  }

  /**
   * @param apart whether it is expanded in an argument, so that where its tokens will be is not
   *     known
   */
  int add(Token name, int at, int within, boolean apart) {
    if (count == names.length) {
      names = Arrays.copyOf(names, count * 2);
      first = Arrays.copyOf(first, count * 2);
      end = Arrays.copyOf(end, count * 2);
      outer = Arrays.copyOf(outer, count * 2);
      close = Arrays.copyOf(close, count * 2);
      arguments = Arrays.copyOf(arguments, count * 2);
    }
    names[count] = name;
    first[count] = at;
    end[count] = apart ? NONE : at;
    outer[count] = within;
    close[count] = NONE;
    return count++;
  }

  /** The expansion ends in front of a token. */
  void end(int use, int at) {
    for (int i = use; i != NONE && end[i] != NONE; i = outer[i]) {
      end[i] = Math.max(end[i], at);
    }
  }

  /** The arguments that were read stand in the file up to there, unless they end in another. */
  void close(int use, Token closing) {
    int i = use;
    while (outer[i] != NONE) {
      i = outer[i];
    }
    if (closing.file() == names[i].file() && closing.offset() > names[i].offset()) {
      close[i] = closing.offset();
    }
  }

  void arguments(int use, List<List<Token>> given) {
    arguments[use] = given;
  }

  /** Lets go of what nobody will ask for: arguments inside of macros of headers that are code. */
  void finish(Token[] tokens) {
    int[] outermost = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (outer[i] == NONE) {
        outermost[found++] = i;
      }
    }
    written = Arrays.copyOf(outermost, found);
    for (int i = 0; i < found; i++) {
      int use = written[i];
      boolean code = end[use] > first[use] && !startsAttribute(tokens[first[use]]);
      int behind = i + 1 < found ? written[i + 1] : count;
      boolean header = names[use].file().path().endsWith(".h");
      for (int inner = use; inner < behind; inner++) {
        if (close[inner] != NONE || header && code) {
          arguments[inner] = null;
        }
      }
    }
    names = Arrays.copyOf(names, count);
    first = Arrays.copyOf(first, count);
    end = Arrays.copyOf(end, count);
    outer = Arrays.copyOf(outer, count);
    close = Arrays.copyOf(close, count);
    arguments = Arrays.copyOf(arguments, count);
  }

  private static boolean startsAttribute(Token token) {
    return token.is("__attribute__") || token.is("__attribute") || token.is("[");
  }

  // ---- afterwards

  /** All that stand in a file, in their order. */
  public List<MacroUse> written() {
    return select(0, written.length, use -> true);
  }

  /** Those that stand in a file and whose expansion, even an empty one, begins in a range. */
  public List<MacroUse> between(int from, int to) {
    return select(lowest(from), lowest(to), use -> true);
  }

  /** The outermost use that a token comes from. */
  public Optional<MacroUse> at(int token) {
    for (int i = lowest(token + 1) - 1; i >= 0; i--) {
      int use = written[i];
      if (end[use] > token) {
        return Optional.of(new MacroUse(this, use));
      }
      if (end[use] > first[use]) {
        break;
      }
    }
    return Optional.empty();
  }

  /**
   * The uses that a token comes from, the outermost first. Of those that are expanded inside of an
   * argument only what stands there literally can be told.
   */
  public List<MacroUse> chain(int token, Token text) {
    List<MacroUse> chain = new ArrayList<>();
    at(token)
        .ifPresent(use -> {
          chain.add(use);
          for (MacroUse inner : use.inner()) {
            if (inner.located()
                ? inner.first() <= token && token < inner.end()
                : inner.spells(text)) {
              chain.add(inner);
            }
          }
        });
    return chain;
  }

  /** The position among those written of the first at or behind a token. */
  private int lowest(int token) {
    int low = 0;
    int high = written.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (first[written[middle]] < token) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether {@link #between} gives any, without making them. */
  public boolean any(int from, int to) {
    int i = lowest(from);
    return i < written.length && first[written[i]] < to;
  }

  private List<MacroUse> select(int from, int to, IntPredicate wanted) {
    List<MacroUse> uses = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (wanted.test(written[i])) {
        uses.add(new MacroUse(this, written[i]));
      }
    }
    return uses;
  }

  Token name(int use) {
    return names[use];
  }

  int first(int use) {
    return outer[use] == NONE || end[use] != NONE ? first[use] : first(outer[use]);
  }

  int end(int use) {
    return end[use] == NONE ? end(outer[use]) : end[use];
  }

  boolean located(int use) {
    return end[use] != NONE;
  }

  @Nullable MacroUse outer(int use) {
    return outer[use] == NONE ? null : new MacroUse(this, outer[use]);
  }

  List<MacroUse> inner(int use) {
    List<MacroUse> inner = new ArrayList<>();
    for (int i = use + 1; i < count && outer[i] >= use; i++) {
      inner.add(new MacroUse(this, i));
    }
    return inner;
  }

  int close(int use) {
    return close[use];
  }

  @Nullable List<List<Token>> given(int use) {
    return arguments[use];
  }
}
