package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Kind;
import org.interleave.simulation.Schedule;
import org.jspecify.annotations.Nullable;

/** What was found so far, equal findings once, each with the execution of fewest switches seen. */
final class Findings {
  static final int MOST_OF_A_KIND = 50;

  /** So often a shorter execution is looked for among those that show a finding. */
  private static final int COMPARED = 32;

  private final Map<Key, Entry> entries = new LinkedHashMap<>();
  private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
  private long dropped;

  record Key(Kind kind, String key) {}

  static final class Entry {
    final Key key;
    Fault fault;
    List<Integer> threads;
    List<String> details;
    Schedule schedule;
    long seen = 1;

    Entry(Key key, Fault fault, List<Integer> threads, List<String> details, Schedule schedule) {
      this.key = key;
      this.fault = fault;
      this.threads = threads;
      this.details = details;
      this.schedule = schedule;
    }

    Finding finding() {
      return finding(schedule);
    }

    /** After its schedule was made short. */
    Finding finding(Schedule before) {
      return new Finding(
          fault, threads, details, schedule, Finding.Removed.between(before, schedule));
    }
  }

  void add(Fault fault, String key, List<Integer> threads, List<String> details, Walk walk) {
    Key of = new Key(fault.kind(), key);
    Entry entry = entries.get(of);
    if (entry == null) {
      if (kinds.merge(fault.kind(), 1, Integer::sum) > MOST_OF_A_KIND) {
        dropped++;
        return;
      }
      entries.put(of, new Entry(of, fault, threads, details, walk.schedule()));
      return;
    }
    entry.seen++;
    if (entry.seen <= COMPARED && walk.switches() < entry.schedule.switches()) {
      entry.fault = fault;
      entry.threads = threads;
      entry.details = details;
      entry.schedule = walk.schedule();
    }
  }

  /** One that was found before, as it is shown again. */
  void put(Entry entry, long seen) {
    entry.seen = seen;
    if (entries.put(entry.key, entry) == null) {
      kinds.merge(entry.key.kind(), 1, Integer::sum);
    }
  }

  void dropped(long count) {
    dropped = count;
  }

  @Nullable Entry get(Key key) {
    return entries.get(key);
  }

  void clear() {
    entries.clear();
    kinds.clear();
  }

  List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  int size() {
    return entries.size();
  }

  /** Findings beyond the most that are kept of a kind. */
  long dropped() {
    return dropped;
  }
}
