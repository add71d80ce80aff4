package org.interleave.site;

import java.time.Clock;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Imports;
import org.interleave.ingest.Messages;
import org.interleave.ingest.NewMail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
  Importer importer(DataSource source, ObjectProvider<NewMail> listeners, InstantSource clock) {
    return new Importer(source, listeners.orderedStream().toList(), clock);
  }
}
