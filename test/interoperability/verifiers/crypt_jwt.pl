# Crypt::JWT: a JWT checked against a whole JWK Set.
use strict;
use warnings;
use Crypt::JWT qw(decode_jwt);
use JSON::PP;

if (@ARGV && $ARGV[0] eq '--version') {
    print "$Crypt::JWT::VERSION\n";
    exit;
}
my $cases = decode_json(do { local $/; <STDIN> });
my @taken = map {
    my $case = $_;
    my $refusal = eval {
        decode_jwt(
            token        => $case->{token},
            kid_keys     => $case->{jwks},
            accepted_alg => $case->{algorithm},
            verify_iss   => sub { $_[0] eq $case->{issuer} },
            verify_aud   => sub { $_[0] eq $case->{audience} },
            verify_exp   => 1,
            verify_iat   => 1,
        );
        undef $@;
        1;
    } ? undef : "$@";
    $refusal;
} @$cases;
print encode_json(\@taken);
