package org.interleave.account;

import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door for tokens before every handler. */
@Configuration
class AccountConfiguration implements WebMvcConfigurer {
  private final TokenDoor door;
  private final Tokens tokens;

  AccountConfiguration(DataSource source, InstantSource clock) {
    this.tokens = new Tokens(source, clock);
    this.door = new TokenDoor(tokens);
  }

  @Bean
  Tokens tokens() {
    return tokens;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(door);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(door);
  }
}
