# json-jwt: a JWT checked against a whole JWK Set.
require 'json'
require 'json/jwt'

if ARGV == ['--version']
  puts Gem.loaded_specs['json-jwt']&.version || Gem::Specification.find_by_name('json-jwt').version
  exit
end

taken = JSON.parse($stdin.read).map do |test|
  claims = JSON::JWT.decode(test['token'], JSON::JWK::Set.new(test['jwks']), [test['algorithm'].to_sym])
  raise 'another issuer or audience' unless claims.values_at(:iss, :aud) == test.values_at('issuer', 'audience')
  raise 'expired' unless claims[:exp] > Time.now.to_i

  nil
rescue StandardError => e
  "#{e.class}: #{e.message}"
end
puts taken.to_json
