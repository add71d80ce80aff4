package org.interleave.series.assembly;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.interleave.series.assembly.Truth.Meant;

/**
 * Authors who post series as people do, with everything that goes wrong, and what they meant. A
 * seed is a whole archive.
 */
final class Simulator {
  private static final String[] AREAS = {
    "net",
    "mm/hmm",
    "drm/xe",
    "RDMA/rxe",
    "fs: ext4",
    "x86/mm",
    "docs",
    "usb: typec",
    "bpf",
    "block"
  };
  private static final String[] VERBS = {
    "Fix", "Add", "Remove", "Rename", "Simplify", "Document", "Rework", "Move", "Convert", "Export"
  };
  private static final String[] THINGS = {
    "buffer", "lock", "timer", "queue", "counter", "mapping", "notifier", "page", "handle", "cache",
    "device", "table", "driver", "flag", "error path", "reference", "range", "worker", "ring",
        "node"
  };
  private static final String[] WHERE = {
    "at probe",
    "on removal",
    "under load",
    "in the slow path",
    "when idle",
    "after resume",
    "for old firmware",
    "during migration",
    "with big pages",
    "without a parent"
  };

  final List<Post> posts = new ArrayList<>();
  final Truth truth = new Truth();
  private final Random random;
  private final Set<String> used = new HashSet<>();
  private int next;

  Simulator(long seed) {
    random = new Random(seed);
  }

  /** A person, with the habits that tell the mail of people apart. */
  private record Author(String box, String area, boolean runs, boolean threads, boolean deep) {}

  void run(int authors, int works) {
    for (int a = 0; a < authors; a++) {
      Author author =
          new Author(
              "Author Number%d <author%d@example.org>".formatted(a, a),
              AREAS[a % AREAS.length],
              random.nextBoolean(),
              random.nextInt(5) > 0,
              random.nextInt(5) == 0);
      long at = random.nextInt(20_000);
      for (int w = 0; w < works; w++) {
        work(author, at);
        at += 300 + random.nextInt(30_000);
      }
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  /** Nobody does the same thing twice, or even almost the same. */
  private String title(String area) {
    String title;
    do {
      title =
          area + ": " + one(VERBS) + " the " + one(THINGS) + " " + one(THINGS) + " " + one(WHERE);
    } while (!used.add(title));
    return title;
  }

  /** One piece of work over all of its versions. */
  private void work(Author author, long start) {
    int total = chance(40) ? 1 : 2 + random.nextInt(8);
    Plan plan = new Plan(author);
    for (int i = 0; i < total; i++) {
      plan.titles.add(title(author.area()));
    }
    plan.cover = total > 1 && chance(75) ? title(author.area()) : "";
    plan.rfc = chance(10);
    int versions = 1 + (chance(50) ? random.nextInt(4) : 0);
    List<Meant> series = new ArrayList<>();
    truth.series.add(series);
    long at = start;
    for (int v = 1; v <= versions; v++) {
      plan.version = v;
      series.add(new Posting(plan, at).post());
      at += 1500 + random.nextInt(15_000);
      plan.change(this);
    }
  }

  /** What the next version will look like. */
  private static final class Plan {
    final Author author;
    final List<String> titles = new ArrayList<>();
    final Map<String, String> contents = new HashMap<>();
    String cover = "";
    boolean rfc;
    int version;
    boolean unlabelled;
    String answers = "";
    String tag = "";

    Plan(Author author) {
      this.author = author;
    }

    void change(Simulator simulator) {
      rfc = false;
      unlabelled = simulator.chance(7);
      if (unlabelled) {
        // a posting that neither says that it is a new version nor looks like the old one is none
        return;
      }
      if (titles.size() > 1 && simulator.chance(25)) {
        titles.set(simulator.random.nextInt(titles.size()), simulator.title(author.area()));
      }
      if (titles.size() > 2 && simulator.chance(20)) {
        titles.remove(simulator.random.nextInt(titles.size()));
      }
      if (titles.size() > 1 && simulator.chance(20)) {
        titles.add(simulator.title(author.area()));
      }
      if (!cover.isEmpty() && simulator.chance(15)) {
        cover = simulator.title(author.area());
      }
    }
  }

  /** One version on its way to the list. */
  private final class Posting {
    private final Plan plan;
    private final long at;
    private final Meant meant;
    private final String run;
    private final boolean threaded;
    private String root = "";
    private String last = "";

    Posting(Plan plan, long at) {
      this.plan = plan;
      this.at = at;
      this.run = "2024%010d.%d".formatted(at, 100 + random.nextInt(900));
      this.threaded = plan.author.threads() || chance(50);
      this.meant = new Meant("v" + plan.version + (threaded ? " threaded" : " unthreaded") + " ");
    }

    private String id(int number) {
      return plan.author.runs()
          ? run + "-" + (number + 1) + "-author@example.org"
          : "m" + next++ + "." + random.nextInt(1_000_000) + "@example.org";
    }

    private String prefix(int number, boolean withVersion) {
      int total = plan.titles.size();
      String version =
          plan.version > 1 && !plan.unlabelled && withVersion ? " v" + plan.version : "";
      String counter = total == 1 && plan.cover.isEmpty() ? "" : " " + number + "/" + total;
      return "[" + (plan.rfc ? "RFC " : "") + "PATCH" + version + counter + "] ";
    }

    Meant post() {
      String parent = chance(20) ? plan.answers : "";
      boolean coverOnly = chance(6) && !plan.cover.isEmpty() && threaded;
      if (!plan.cover.isEmpty()) {
        postCover(parent);
        parent = root;
      }
      int missing =
          plan.titles.size() > 2 && chance(8) ? 1 + random.nextInt(plan.titles.size()) : 0;
      for (int i = 1; i <= plan.titles.size(); i++) {
        if (i != missing) {
          postPatch(i, parent, coverOnly);
        }
        if (i == 1 && plan.cover.isEmpty() && threaded) {
          parent = root;
        }
      }
      plan.answers = root;
      mishaps();
      return meant;
    }

    private void postCover(String parent) {
      root = id(0);
      boolean empty = chance(4);
      Post cover =
          Post.mail(root, prefix(0, true) + (empty ? "" : plan.cover))
              .from(plan.author.box())
              .at(at);
      if (!parent.isEmpty()) {
        cover.re(parent);
      }
      if (chance(50)) {
        cover.lists(plan.titles.toArray(String[]::new));
      }
      if (chance(96)) {
        posts.add(cover);
        meant.cover = root;
        meant.messages.add(root);
      }
      talk(root, prefix(0, true) + plan.cover);
    }

    private void postPatch(int number, String parent, boolean coverOnly) {
      String title = plan.titles.get(number - 1);
      String id = id(number);
      boolean withVersion = !coverOnly && !(chance(3) && threaded && number > 1);
      Post patch =
          Post.patch(id, prefix(number, withVersion) + title)
              .from(plan.author.box())
              .at(when(number))
              .files("dir/" + Math.floorMod(title.hashCode(), 9999) + ".c");
      if (chance(10)) {
        patch.author("Guest Writer <guest@example.com>");
      }
      if (chance(60)) {
        patch.content(plan.contents.computeIfAbsent(title, key -> id));
      }
      boolean first = number == 1 && plan.cover.isEmpty();
      if (first) {
        root = id;
      }
      boolean answer = !parent.isEmpty() && (threaded || first);
      if (answer) {
        patch.re(
            plan.author.deep() && !last.isEmpty() && !first
                ? new String[] {parent, last}
                : new String[] {parent});
      }
      last = id;
      posts.add(patch);
      meant.patches.put(number, id);
      meant.messages.add(id);
      talk(id, prefix(number, withVersion) + title);
    }

    private long when(int number) {
      if (threaded && chance(3)) {
        return at + random.nextInt(3 * 1440);
      }
      return at + (chance(3) ? -number : number / 4);
    }

    /** People answer, and answer the answers. */
    private void talk(String to, String subject) {
      List<String> above = new ArrayList<>(List.of(to));
      while (chance(35)) {
        String id = "r" + next++ + "@example.com";
        boolean marked = chance(95);
        Post reply =
            (chance(4) && marked
                    ? Post.patch(id, "Re: " + subject)
                    : Post.mail(id, (marked ? "Re: " : "") + subject))
                .from("Reader Number%d <reader%d@example.com>".formatted(next % 7, next % 7))
                .at(at + 30 + next % 1000)
                .re(above.toArray(String[]::new));
        if (!marked) {
          reply.trailer(
              "Reviewed-by",
              "Reader Number%d <reader%d@example.com>".formatted(next % 7, next % 7));
        }
        posts.add(reply);
        if (posted(to) || threaded) {
          meant.messages.add(id);
        } else {
          truth.loose.add(id);
        }
        above.add(id);
      }
    }

    private boolean posted(String id) {
      return meant.messages.contains(id) || !id.equals(root) || plan.cover.isEmpty();
    }

    private void mishaps() {
      int total = plan.titles.size();
      if (total < 3 || !threaded || meant.patches.isEmpty()) {
        return;
      }
      String above = meant.cover.isEmpty() ? meant.patches.values().iterator().next() : meant.cover;
      if (chance(6)) {
        replacement(above);
      }
      if (chance(4)) {
        String id = "x" + next++ + "@example.org";
        posts.add(
            Post.patch(id, prefix(total + 1, true) + title(plan.author.area()))
                .from(plan.author.box())
                .at(at + 600)
                .re(above));
        meant.messages.add(id);
      }
    }

    /** One patch again: under its own version, as vN.1, or as one of the next version. */
    private void replacement(String above) {
      List<Integer> there = List.copyOf(meant.patches.keySet());
      int number = there.get(random.nextInt(there.size()));
      String old = meant.patches.get(number);
      String id = "n" + next++ + "@example.org";
      int kind = plan.unlabelled ? 0 : random.nextInt(3);
      String label =
          switch (kind) {
            case 0 -> plan.version > 1 && !plan.unlabelled ? " v" + plan.version : "";
            case 1 -> " v" + plan.version + ".1";
            default -> " v" + (plan.version + 1);
          };
      posts.add(
          Post.patch(
                  id,
                  "[%sPATCH%s %d/%d] %s"
                      .formatted(
                          plan.rfc ? "RFC " : "",
                          label,
                          number,
                          plan.titles.size(),
                          plan.titles.get(number - 1)))
              .from(plan.author.box())
              .at(at + 900)
              .re(above.equals(old) ? new String[] {old} : new String[] {above, old}));
      meant.messages.add(id);
      if (kind < 2) {
        meant.patches.put(number, id);
      }
    }
  }
}
