package org.interleave.locking.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A git repository with a program of two files, and a commit for each state that is given. */
final class SmallSeries {
  static final String RULES =
      """
      - rule: total under lock
        guarded_by: { field: account.total, lock: account.lock }
        because: "All sums are made with the lock held"
      """;

  /** Two threads add to a sum. */
  static final String PROGRAM =
      """
      #include <pthread.h>
      #include "account.h"

      static struct account account = { .lock = PTHREAD_MUTEX_INITIALIZER };

      static void add(struct account *to, int sum)
      {
      	pthread_mutex_lock(&to->lock);
      	to->total += sum;
      	pthread_mutex_unlock(&to->lock);
      }

      static void *work(void *unused)
      {
      	add(&account, 1);
      	return unused;
      }

      int main(void)
      {
      	pthread_t one, two;

      	pthread_create(&one, NULL, work, NULL);
      	pthread_create(&two, NULL, work, NULL);
      	pthread_join(one, NULL);
      	pthread_join(two, NULL);
      	return 0;
      }
      """;

  private static final String HEADER =
      """
      #ifndef ACCOUNT_H
      #define ACCOUNT_H

      #include <pthread.h>

      struct account {
      	pthread_mutex_t lock;
      	int total;
      };

      #endif
      """;

  private SmallSeries() {}

  /** Tags them {@code r0}, {@code r1}, … */
  static void write(Path folder, String... programs) throws IOException, GitAPIException {
    commit(
        folder,
        Stream.of(programs)
            .map(program -> Map.of("include/account.h", HEADER, "src/a count.c", program))
            .toList());
  }

  /** First the program alone, then the header too. */
  static void writeHeaderLast(Path folder) throws IOException, GitAPIException {
    commit(
        folder,
        List.of(
            Map.of("README", "sums"),
            Map.of("src/a count.c", PROGRAM),
            Map.of("include/account.h", HEADER)));
  }

  private static void commit(Path folder, List<Map<String, String>> states)
      throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      for (int i = 0; i < states.size(); i++) {
        for (Map.Entry<String, String> file : states.get(i).entrySet()) {
          Path path = folder.resolve(file.getKey());
          Files.createDirectories(Objects.requireNonNull(path.getParent()));
          Files.writeString(path, file.getValue());
        }
        git.add().addFilepattern(".").call();
        git.commit()
            .setMessage("state " + i)
            .setAuthor("A", "a@example.org")
            .setCommitter("A", "a@example.org")
            .setSign(false)
            .call();
        git.tag().setName("r" + i).setAnnotated(false).call();
      }
    }
  }

  /** With types and macros that no file here has. */
  static String withForeignHeaders() {
    return PROGRAM
        .replace("#include \"account.h\"", "#include <vendor/queue.h>\n#include \"account.h\"")
        .replace(
            "static void add(", "static VENDOR_INLINE vq_size vq_depth;\nstatic void add(vq_t *q, ")
        .replace(
            "to->total += sum;",
            "vq_item *item = vq_first(q, VQ_ANY);\n\tto->total += sum + item->n;")
        .replace("add(&account, 1)", "add(0, &account, 1)");
  }

  static String unlocked() {
    return PROGRAM
        .replace("\tpthread_mutex_lock(&to->lock);\n", "")
        .replace("\tpthread_mutex_unlock(&to->lock);\n", "");
  }
}
