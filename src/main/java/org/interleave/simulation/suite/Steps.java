package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.machine.Identities.Birth;

/** Schedules as short text: {@code 0*3 2 1/1} is thread 0 three times, 2, then 1 the second way. */
public final class Steps {
  private static final int LONGEST = 1_000_000;

  private Steps() {}

  public static String write(Schedule schedule) {
    StringBuilder text = new StringBuilder();
    List<Schedule.Step> steps = schedule.steps();
    for (int i = 0; i < steps.size(); ) {
      int same = i;
      while (same < steps.size() && steps.get(same).equals(steps.get(i))) {
        same++;
      }
      Schedule.Step step = steps.get(i);
      text.append(text.isEmpty() ? "" : " ").append(step.thread());
      text.append(step.alternative() == 0 ? "" : "/" + step.alternative());
      text.append(same - i == 1 ? "" : "*" + (same - i));
      i = same;
    }
    return text.toString();
  }

  public static Optional<Schedule> read(String text) {
    List<Schedule.Step> steps = new ArrayList<>();
    try {
      for (String word : text.isBlank() ? new String[0] : text.strip().split(" +", -1)) {
        int star = word.indexOf('*');
        int times = star < 0 ? 1 : Integer.parseInt(word.substring(star + 1));
        String one = star < 0 ? word : word.substring(0, star);
        int slash = one.indexOf('/');
        int alternative = slash < 0 ? 0 : Integer.parseInt(one.substring(slash + 1));
        int thread = Integer.parseInt(slash < 0 ? one : one.substring(0, slash));
        if (thread < 0 || alternative < 0 || times < 1 || steps.size() + times > LONGEST) {
          return Optional.empty();
        }
        for (int i = 0; i < times; i++) {
          steps.add(new Schedule.Step(thread, alternative));
        }
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    return Optional.of(new Schedule(steps));
  }

  public static List<String> births(List<Birth> births) {
    return births.stream().map(birth -> birth.parent() + "." + birth.number()).toList();
  }

  public static Optional<List<Birth>> readBirths(List<String> texts) {
    List<Birth> births = new ArrayList<>();
    for (String text : texts) {
      String[] parts = text.split("\\.", -1);
      try {
        if (parts.length != 2) {
          return Optional.empty();
        }
        births.add(new Birth(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
    return births.size() < 64 ? Optional.of(births) : Optional.empty();
  }
}
