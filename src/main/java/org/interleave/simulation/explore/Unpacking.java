package org.interleave.simulation.explore;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.Schedule.Step;

/** Reads what {@link Packing} wrote, and nothing else. */
public final class Unpacking {
  private static final int LARGEST = 256 << 20;
  private static final int MOST_THREADS = 64;
  private static final int MOST_STEPS = 10_000_000;

  private final ByteBuffer in;

  private Unpacking(byte[] plain) {
    this.in = ByteBuffer.wrap(plain);
  }

  /** One value of a list. */
  @FunctionalInterface
  public interface Reading<T> {
    T read() throws Foreign;
  }

  /**
   * @param mark what it must be, and its version
   */
  public static Unpacking of(byte[] bytes, String mark) throws Foreign {
    byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
    int head = wanted.length + 8;
    if (bytes.length < head || !Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length)) {
      throw new Foreign("it is no checkpoint, or one of another release");
    }
    ByteBuffer header = ByteBuffer.wrap(bytes, wanted.length, 8);
    int sum = header.getInt();
    int length = header.getInt();
    CRC32 found = new CRC32();
    found.update(bytes, head, bytes.length - head);
    if ((int) found.getValue() != sum || length < 0 || length > LARGEST) {
      throw damaged();
    }
    byte[] plain = new byte[(int) Math.min(length, 1032L * bytes.length)];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes, head, bytes.length - head);
      int size = inflater.inflate(plain);
      boolean more = size == plain.length && inflater.inflate(new byte[1]) > 0;
      if (size != length || more || inflater.getRemaining() > 0) {
        throw damaged();
      }
      return new Unpacking(Arrays.copyOf(plain, size));
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      inflater.end();
    }
  }

  static Foreign damaged() {
    return new Foreign("the checkpoint is damaged");
  }

  public long number() throws Foreign {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!in.hasRemaining()) {
        throw damaged();
      }
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw damaged();
  }

  /** One that is below a limit. */
  public int below(int limit) throws Foreign {
    long value = number();
    if (value < 0 || value >= limit) {
      throw damaged();
    }
    return (int) value;
  }

  public boolean flag() throws Foreign {
    return below(2) == 1;
  }

  public String text() throws Foreign {
    int length = below(in.remaining() + 1);
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(in.slice(in.position(), length)).toString();
      in.position(in.position() + length);
      return text;
    } catch (CharacterCodingException e) {
      throw damaged();
    }
  }

  public <T> List<T> list(Reading<T> one) throws Foreign {
    int size = below(in.remaining() + 1);
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(one.read());
    }
    return values;
  }

  public Step step() throws Foreign {
    return new Step(below(MOST_THREADS), below(Integer.MAX_VALUE));
  }

  public List<Step> steps() throws Foreign {
    int size = below(MOST_STEPS);
    List<Step> steps = new ArrayList<>();
    while (steps.size() < size) {
      int times = below(size - steps.size() + 1);
      Step step = step();
      if (times == 0) {
        throw damaged();
      }
      for (int i = 0; i < times; i++) {
        steps.add(step);
      }
    }
    return steps;
  }

  public Schedule schedule() throws Foreign {
    return new Schedule(steps());
  }

  /** Nothing may follow. */
  public void end() throws Foreign {
    if (in.hasRemaining()) {
      throw damaged();
    }
  }
}
