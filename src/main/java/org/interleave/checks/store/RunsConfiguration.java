package org.interleave.checks.store;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.interleave.checks.Runs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The runs of the server; commands make their own. */
@Configuration(proxyBeanMethods = false)
class RunsConfiguration {
  @Bean
  Runs runs(DataSource database, InstantSource clock) {
    return new StoredRuns(database, clock);
  }
}
