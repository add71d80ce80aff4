package org.interleave.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A thread that a public-inbox server (lore.kernel.org is one) gives as an mbox. It is loaded whole
 * into a temporary file, so that reading it is reading any other mbox: with the same limits, and
 * the same cursor when the thread has grown.
 */
final class LoreThread implements Archive {
  private final ThreadUrl url;
  private final Limits limits;

  private LoreThread(ThreadUrl url, Limits limits) {
    this.url = url;
    this.limits = limits;
  }

  static Archive at(String pasted, Limits limits) throws ArchiveException {
    return new LoreThread(ThreadUrl.parse(pasted), limits);
  }

  @Override
  public String key() {
    return "thread:" + url.page();
  }

  @Override
  public String name() {
    return url.page().toString();
  }

  @Override
  public void read(String cursor, Sink sink) throws IOException {
    Path file = Files.createTempFile("interleave-thread", ".mbox.gz");
    try {
      URI mbox;
      try (Download download = new Download(limits.largestDownload())) {
        URI page = url.isRedirector() ? download.follow(url.page()) : url.page();
        mbox = ThreadUrl.parse(page.toString()).mbox();
        download.load(mbox, file);
      }
      MailFile mail = MailFile.of(file, mbox.toString(), limits);
      if (!mail.compressed()) {
        throw new ArchiveException(
            mbox + " did not answer with an mbox.gz; is that a public-inbox server?");
      }
      if (mail.head(1).length == 0) {
        throw new ArchiveException(mbox + " answered with a thread without mail");
      }
      new Mbox(mail, key()).read(cursor, sink);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
