package org.interleave.site;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.interleave.ingest.FollowUp;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Imports;
import org.interleave.ingest.Messages;
import org.interleave.ingest.NewMail;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.search.FullText;
import org.interleave.series.search.HeaderIndex;
import org.interleave.series.search.Search;
import org.interleave.series.store.PostingStore;
import org.interleave.series.store.StoredSeries;
import org.interleave.source.store.Applications;
import org.interleave.source.store.Trees;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The stores, which know nothing of Spring, made into beans for the pages. */
@Configuration(proxyBeanMethods = false)
class Services {
  @Bean
  InstantSource clock() {
    return Clock.systemUTC();
  }

  @Bean
  Messages messages(DataSource source) {
    return new Messages(source);
  }

  @Bean
  Imports imports(DataSource source) {
    return new Imports(source);
  }

  @Bean
  SeriesCatalog series(DataSource source) {
    return new StoredSeries(source);
  }

  @Bean
  Search search(DataSource source, InstantSource clock) {
    return new Search(source, clock);
  }

  /** Series are assembled from postings, and search shows series: in this order. */
  @Bean
  @Order(1)
  NewMail postings(DataSource source) {
    return new PostingStore(source);
  }

  @Bean
  @Order(2)
  NewMail headerIndex() {
    return new HeaderIndex();
  }

  @Bean
  FollowUp fullText(DataSource source) {
    return new FullText(source);
  }

  @Bean
  Trees trees(DataSource source, InstantSource clock) {
    return new Trees(source, clock);
  }

  @Bean
  Applications applications(Trees trees, Messages messages, InstantSource clock) {
    return new Applications(trees::all, messages, clock);
  }

  @Bean
  Importer importer(DataSource source, ObjectProvider<NewMail> listeners, InstantSource clock) {
    return new Importer(source, listeners.orderedStream().toList(), clock);
  }
}
