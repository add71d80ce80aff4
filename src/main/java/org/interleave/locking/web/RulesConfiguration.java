package org.interleave.locking.web;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.interleave.ingest.Messages;
import org.interleave.locking.check.BundledRules;
import org.interleave.locking.store.Checks;
import org.interleave.locking.store.RuleSets;
import org.interleave.locking.version.SeriesCheck;
import org.interleave.locking.version.VersionCheck;
import org.interleave.source.store.Applications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stores of the server, and who checks in it. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
  @Bean
  RuleSets ruleSets(DataSource database, InstantSource clock) {
    RuleSets sets = new RuleSets(database, clock);
    BundledRules.names().forEach(name -> sets.offer(name, BundledRules.yaml(name)));
    return sets;
  }

  @Bean
  Checks checks(DataSource database) {
    return new Checks(database);
  }

  @Bean
  VersionCheck versionCheck(Messages messages, InstantSource clock) {
    return new VersionCheck(messages, new SeriesCheck(), clock);
  }

  @Bean
  Attempts attempts(VersionCheck check, Applications applications) {
    return new Attempts(check, applications);
  }
}
