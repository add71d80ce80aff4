package org.interleave.simulation.explore;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.Schedule.Step;

/** Values as few bytes: numbers of variable length, what repeats once, compressed. */
public final class Packing {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** One that is not negative takes a byte for each seven bits. */
  public Packing number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public Packing flag(boolean value) {
    return number(value ? 1 : 0);
  }

  public Packing text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  public <T> Packing list(List<T> values, Consumer<T> one) {
    number(values.size());
    values.forEach(one);
    return this;
  }

  public Packing step(Step step) {
    return number(step.thread()).number(step.alternative());
  }

  /** Steps that are the same and follow each other are written once. */
  public Packing steps(List<Step> steps) {
    number(steps.size());
    for (int i = 0; i < steps.size(); ) {
      int same = i;
      while (same < steps.size() && steps.get(same).equals(steps.get(i))) {
        same++;
      }
      number(same - i).step(steps.get(i));
      i = same;
    }
    return this;
  }

  public Packing schedule(Schedule schedule) {
    return steps(schedule.steps());
  }

  /**
   * @param mark what it is, and its version
   */
  public byte[] bytes(String mark) {
    byte[] plain = out.toByteArray();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    deflater.setInput(plain);
    deflater.finish();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    CRC32 sum = new CRC32();
    sum.update(packed.toByteArray());
    byte[] head = mark.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(head.length + 8 + packed.size())
        .put(head)
        .putInt((int) sum.getValue())
        .putInt(plain.length)
        .put(packed.toByteArray())
        .array();
  }
}
