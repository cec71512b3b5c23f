using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LaoCai.Workflows.Host.Registry;

/// <summary>Schema <c>registry</c>: units, roles, people and their accounts, competences; and the keys that sign cookies, so that any host reads them.</summary>
public sealed class RegistryContext(DbContextOptions<RegistryContext> options)
    : IdentityUserContext<Person, Guid>(options), IDataProtectionKeyContext
{
    public const string Schema = "registry";

    public DbSet<OrgUnit> Units => Set<OrgUnit>();
    public DbSet<Role> Roles => Set<Role>();
    public DbSet<Position> Positions => Set<Position>();
    public DbSet<Holding> Holdings => Set<Holding>();
    public DbSet<Competence> Competences => Set<Competence>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<ConfirmedInference> ConfirmedInferences => Set<ConfirmedInference>();
    public DbSet<UploadedDocument> UploadedDocuments => Set<UploadedDocument>();
    public DbSet<CatalogueEntry> CatalogueServices => Set<CatalogueEntry>();
    public DbSet<CataloguePlace> CataloguePlaces => Set<CataloguePlace>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);

        builder.Entity<Person>(person =>
        {
            person.ToTable("person");
            person.Property(p => p.FullName).HasMaxLength(200);
            person.HasOne<Position>().WithMany().HasForeignKey(p => p.PositionCode);
            person.HasMany(p => p.Holdings).WithOne().HasForeignKey(h => h.PersonId);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("person_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("person_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("person_token");

        builder.Entity<OrgUnit>(unit =>
        {
            unit.ToTable("org_unit");
            unit.HasKey(u => u.Code);
            unit.Property(u => u.Code).HasMaxLength(35);
            unit.HasOne<OrgUnit>().WithMany().HasForeignKey(u => u.ParentCode);
        });
        builder.Entity<Role>(role => { role.ToTable("role"); role.HasKey(r => r.Code); });
        builder.Entity<Position>(position => { position.ToTable("position"); position.HasKey(p => p.Code); });
        builder.Entity<Holding>(holding =>
        {
            holding.ToTable("holding");
            holding.HasKey(h => new { h.PersonId, h.RoleCode, h.UnitCode });
            holding.HasOne<Role>().WithMany().HasForeignKey(h => h.RoleCode);
            holding.HasOne<OrgUnit>().WithMany().HasForeignKey(h => h.UnitCode);
        });
        builder.Entity<Competence>(competence =>
        {
            competence.ToTable("competence");
            competence.HasIndex(c => new { c.DefinitionId, c.ReceivingUnit }).IsUnique();
            competence.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.ReceivingUnit);
            competence.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.DecidingUnit);
            competence.HasOne<OrgUnit>().WithMany().HasForeignKey(c => c.SpecialistUnit);
        });
        builder.Entity<AccessToken>(token =>
        {
            token.ToTable("access_token");
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId);
        });
        builder.Entity<ConfirmedInference>(confirmed =>
        {
            confirmed.ToTable("confirmed_inference");
            confirmed.HasKey(c => new { c.DefinitionId, c.Key });
        });
        builder.Entity<UploadedDocument>(document =>
        {
            document.ToTable("uploaded_document");
            document.HasIndex(d => d.UploadedAt);
            document.HasOne<Person>().WithMany().HasForeignKey(d => d.UploadedBy);
        });
        builder.Entity<CatalogueEntry>(service => { service.ToTable("catalogue_service"); service.HasKey(s => s.Code); });
        builder.Entity<CataloguePlace>(place => { place.ToTable("catalogue_place"); place.HasKey(p => p.Code); });
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key");
    }
}
