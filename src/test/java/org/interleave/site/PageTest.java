package org.interleave.site;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.interleave.archive.Archives;
import org.interleave.checks.web.HandMade;
import org.interleave.database.TestDatabase;
import org.interleave.example.BundledExample;
import org.interleave.ingest.AlreadyRunning;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.Importer;
import org.interleave.mail.MessageId;
import org.interleave.series.SeriesId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.FileSystemUtils;

/**
 * The base of every test of a page: real services, real templates, one database and one Spring
 * context for all of them. A test brings its own mail and looks at nobody else's.
 */
@SpringBootTest(classes = Server.class)
@AutoConfigureMockMvc
@Import(PageTest.OneDatabase.class)
public abstract class PageTest {
  @Autowired protected MockMvcTester pages;
  @Autowired protected DataSource source;
  @Autowired private Importer importer;

  /** The page at an address, as a browser on this machine would read it. */
  protected Document page(String address) {
    return Jsoup.parse(text(pages.get().uri(URI.create(address)).exchange()));
  }

  protected static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** The bundled example's series, which every test finds there. */
  protected static final String EXAMPLE =
      "/series/" + SeriesId.of(new MessageId("20251006070012.41873-1-ines@example.org")).value();

  /** Imports mail as an archive of its own, so that a page can show it. */
  protected void mail(Path folder, String... mails) {
    try {
      Path mbox = Files.createTempFile(folder, "mail", ".mbox");
      StringBuilder text = new StringBuilder();
      for (String mail : mails) {
        text.append("From mboxrd@z Thu Jan  1 00:00:00 1970\n").append(mail).append('\n');
      }
      Files.writeString(mbox, text);
      importer.run(Archives.open(mbox.toString()), progress -> {}, () -> false);
    } catch (IOException | SQLException | AlreadyRunning e) {
      throw new IllegalStateException(e);
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  public static class OneDatabase {
    @Bean
    DataSource dataSource() {
      return TestDatabase.fresh();
    }

    /** What tests say that checks came to. */
    @Bean
    HandMade handMade() {
      return new HandMade();
    }

    @Bean
    ApplicationRunner example(Importer importer, ObjectProvider<FollowUp> followUps) {
      return arguments -> {
        Path folder = Files.createTempDirectory("interleave-example");
        Path archive = BundledExample.unpack(folder).archive();
        importer.run(Archives.open(archive.toString()), progress -> {}, () -> false);
        followUps.orderedStream().forEach(work -> work.carryOn(() -> false, progress -> {}));
        FileSystemUtils.deleteRecursively(folder);
      };
    }
  }
}
