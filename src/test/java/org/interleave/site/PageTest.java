package org.interleave.site;

import javax.sql.DataSource;
import org.interleave.database.TestDatabase;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

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

  /** The page at an address, as a browser on this machine would read it. */
  protected Document page(String address) {
    return Jsoup.parse(text(pages.get().uri(java.net.URI.create(address)).exchange()));
  }

  protected static String text(MvcTestResult result) {
    return new String(
        result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class OneDatabase {
    @Bean
    DataSource dataSource() {
      return TestDatabase.fresh();
    }
  }
}
