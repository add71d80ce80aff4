package org.interleave.hook;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The hooks of the server, and who serves them. */
@Configuration(proxyBeanMethods = false)
class HookConfiguration {
  private static final Duration LIMIT = Duration.ofSeconds(15);

  @Bean
  Hooks hooks(DataSource source, InstantSource clock) {
    return new Hooks(source, clock);
  }

  @Bean
  Delivering delivering(DataSource source, InstantSource clock) {
    return new Delivering(source, clock, new Post(LIMIT, InetAddress::getAllByName));
  }

  @Bean
  HookLoop hookLoop(DataSource source, Delivering delivering) {
    return new HookLoop(source, delivering);
  }
}
