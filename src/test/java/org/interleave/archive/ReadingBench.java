package org.interleave.archive;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;

/**
 * Measures reading alone: {@code java -Xmx256m -cp … org.interleave.archive.ReadingBench ARCHIVE}.
 */
final class ReadingBench {
  private ReadingBench() {}

  public static void main(String[] arguments) throws Exception {
    for (String place : arguments) {
      long start = System.nanoTime();
      long[] counts = new long[3];
      Archives.open(place)
          .read(
              "",
              new Archive.Sink() {
                @Override
                public void expect(long total) {
                  System.out.println("expect " + total);
                }

                @Override
                public boolean accept(Archive.Entry entry) {
                  switch (entry) {
                    case Archive.Mail mail -> {
                      counts[0]++;
                      counts[2] += mail.raw().length;
                    }
                    case Archive.Removed removed -> counts[2] += removed.raw().length;
                    case Archive.Skipped skipped -> {
                      counts[1]++;
                      System.out.println(skipped.reason());
                    }
                  }
                  return true;
                }
              });
      double seconds = (System.nanoTime() - start) / 1e9;
      long peak =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
              .map(MemoryPoolMXBean::getPeakUsage)
              .mapToLong(java.lang.management.MemoryUsage::getUsed)
              .sum();
      System.out.printf(
          "%s: %d mails, %d skipped, %d MB, %.2f s, %.0f mails/s, peak heap %d MB%n",
          place, counts[0], counts[1], counts[2] >> 20, seconds, counts[0] / seconds, peak >> 20);
    }
  }
}
