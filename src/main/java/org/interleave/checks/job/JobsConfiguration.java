package org.interleave.checks.job;

import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.checks.Findings;
import org.interleave.checks.Jobs;
import org.interleave.checks.Outcomes;
import org.interleave.checks.store.JobNews;
import org.interleave.checks.store.JobQueue;
import org.interleave.checks.store.StoredFindings;
import org.interleave.checks.store.StoredJobs;
import org.interleave.checks.store.StoredOutcomes;
import org.interleave.ingest.NewMail;
import org.interleave.locking.web.Checking;
import org.interleave.series.SeriesCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The stores of checks in the server, and the worker that it has inside. */
@Configuration(proxyBeanMethods = false)
class JobsConfiguration {
  @Bean
  JobQueue jobQueue(DataSource database, InstantSource clock) {
    return new JobQueue(database, clock);
  }

  @Bean
  JobNews jobNews(DataSource database) {
    return new JobNews(database);
  }

  @Bean
  Jobs jobs(DataSource database, JobQueue queue, JobNews news, InstantSource clock) {
    return new StoredJobs(database, queue, news, clock);
  }

  @Bean
  Checking checking(Jobs jobs, JobQueue queue) {
    return new RuleJobs(jobs, queue);
  }

  @Bean
  @Order(1)
  Outcomes outcomes(DataSource database) {
    return new StoredOutcomes(database);
  }

  @Bean
  Findings findings(DataSource database) {
    return new StoredFindings(database);
  }

  /** Behind those that assemble series. */
  @Bean
  @Order(3)
  NewMail versionQueue(DataSource database, SeriesCatalog catalog, InstantSource clock) {
    return new VersionQueue(database, catalog, clock);
  }

  /** It begins when whoever starts the server says so. */
  @Bean
  Workers.Running worker(DataSource database, InstantSource clock) {
    return Workers.on(database, List.of(), Worker.Pace.here(), clock);
  }
}
