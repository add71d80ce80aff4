package org.interleave.review;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores of the server; commands make their own. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  Annotations annotations(DataSource database, InstantSource clock) {
    return new Annotations(database, clock);
  }

  @Bean
  Verdicts verdicts(DataSource database, InstantSource clock) {
    return new Verdicts(database, clock);
  }
}
